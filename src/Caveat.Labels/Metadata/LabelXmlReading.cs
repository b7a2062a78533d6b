using System.Xml.Linq;
using static Caveat.Labels.Metadata.LabelXmlNames;

namespace Caveat.Labels.Metadata;

/// <summary>The tolerant reading of a label's XML.</summary>
/// <remarks>Tolerant of spelling, never of meaning: what cannot be understood is an error, so that no restriction is lost in silence.</remarks>
internal static class LabelXmlReading
{
    // A successor's successor is not in the standard; samples may still nest.
    private const int MaxSuccessors = 4;

    public static ConfidentialityLabel? Read(XElement element, out string? error)
    {
        error = null;
        if (RoleOf(element) is not { } role)
        {
            error = $"The element \"{Shown(element.Name.LocalName)}\"{Where(element)} is no confidentiality label of STANAG 4774.";
            return null;
        }
        var label = ReadBody(element, role, 0, ref error);
        return error is null ? label : null;
    }

    private static LabelRole? RoleOf(XElement element) =>
        Is(element, "originatorConfidentialityLabel") || Is(element, "ConfidentialityLabel") ? LabelRole.Originator
        : Is(element, "alternativeConfidentialityLabel") || Is(element, "alternateConfidentialityLabel") ? LabelRole.Alternative
        : Is(element, "metadataConfidentialityLabel") ? LabelRole.Metadata
        : null;

    private static ConfidentialityLabel? ReadBody(XElement element, LabelRole role, int successors, ref string? error)
    {
        if (Only(element, "ConfidentialityInformation", ref error) is not { } information)
        {
            error ??= $"The label{Where(element)} has no ConfidentialityInformation.";
            return null;
        }
        if (SensitivityXml.Read(information, ref error) is not { } label)
        {
            return null;
        }
        var created = Only(element, "CreationDateTime", ref error) ?? Only(element, "CreationDataTime", ref error);
        var originator = Only(element, "OriginatorID", ref error);
        return new ConfidentialityLabel(label)
        {
            Role = role,
            Id = Attribute(element, "Id"),
            CreatedAt = created is null ? null : Time(created.Value, "creation time", created, ref error),
            ReviewAt = Attribute(element, "ReviewDateTime") is { Length: > 0 } review ? Time(review, "review time", element, ref error) : null,
            Originator = originator is null ? null : new Originator(Attribute(originator, "IDType"), Collapse(originator.Value)),
            Succession = ReadSuccession(element, role, successors, ref error),
            PrivacyMark = Collapse(Only(information, "PrivacyMark", ref error)?.Value ?? ""),
        };
    }

    private static Succession? ReadSuccession(XElement element, LabelRole role, int successors, ref string? error)
    {
        if (Only(element, "SuccessionHandling", ref error) is not { } handling)
        {
            return null;
        }
        var at = Only(handling, "SuccessionDateTime", ref error);
        var successor = Only(handling, "SuccessorConfidentialityLabel", ref error);
        if (at is null || successor is null || successors == MaxSuccessors)
        {
            error ??= $"The succession{Where(handling)} needs one SuccessionDateTime and one SuccessorConfidentialityLabel, at most {MaxSuccessors} deep.";
            return null;
        }
        var when = Time(at.Value, "succession time", at, ref error);
        return ReadBody(successor, role, successors + 1, ref error) is { } next && when is { } time ? new Succession(time, next) : null;
    }

    private static DateTimeOffset? Time(string text, string what, XElement at, ref string? error) => LabelTime.Read(text, what, Where(at), ref error);
}
