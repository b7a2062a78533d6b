using System.Collections.Immutable;
using static Caveat.Labels.Metadata.LabelXmlNames;

namespace Caveat.Labels.Metadata;

/// <summary>A label from its JSON, with the same care as from XML.</summary>
internal static class JsonLabelReading
{
    public static ConfidentialityLabel? Read(JsonLabel json, ref string? error)
    {
        if (json.Xmlns is not (null or LabelUri))
        {
            error ??= $"The namespace \"{Shown(json.Xmlns)}\" is not that of STANAG 4774: write {LabelUri}.";
        }
        var role = LabelRole.Originator;
        if (json.Role is { } name && (!name.All(char.IsAsciiLetter) || !Enum.TryParse(name, ignoreCase: true, out role)))
        {
            error ??= $"The role \"{Shown(name)}\" is unknown: write ORIGINATOR, ALTERNATIVE or METADATA.";
        }
        if (json.ConfidentialityInformation is not { } information || !PolicyId.TryParse(information.PolicyIdentifier, out var policy) || Collapse(information.Classification ?? "").Length == 0)
        {
            error ??= "The label needs a ConfidentialityInformation with a PolicyIdentifier and a Classification.";
            return null;
        }
        var categories = ImmutableArray.CreateBuilder<Category>();
        foreach (var category in information.Category ?? [])
        {
            categories.Add(ReadCategory(category, ref error));
        }
        var label = new ConfidentialityLabel(new Label(policy, Collapse(information.Classification!), categories.ToImmutable()))
        {
            Role = role,
            Id = Collapse(json.Id ?? ""),
            CreatedAt = Time(json.CreationTime, "creation time", ref error),
            ReviewAt = Time(json.ReviewDateTime, "review time", ref error),
            Originator = json.OriginatorID is { } originator ? new Originator(Collapse(originator.IDType ?? ""), Collapse(originator.Value ?? "")) : null,
            PrivacyMark = Collapse(information.PrivacyMark ?? ""),
            Succession = ReadSuccession(json.SuccessionHandling, role, ref error),
        };
        return error is null ? label : null;
    }

    private static Category ReadCategory(JsonCategory? category, ref string? error)
    {
        var tag = Collapse(category?.TagName ?? "");
        if (!SensitivityXml.TryReadType(Collapse(category?.Type ?? ""), out var type) || tag.Length == 0)
        {
            error ??= $"The category \"{Shown(tag)}\" needs a TagName, and a Type that is RESTRICTIVE, PERMISSIVE or INFORMATIVE.";
        }
        var values = (category?.GenericValues ?? []).Select(value => Collapse(value ?? "")).Where(value => value.Length > 0);
        return new Category(type, tag, [.. values]) { Uri = Collapse(category?.URI ?? "") };
    }

    private static Succession? ReadSuccession(JsonSuccession? json, LabelRole role, ref string? error)
    {
        if (json is null)
        {
            return null;
        }
        // The depth of JSON is limited by its reader, and with it the chain of successors.
        var successor = json.SuccessorConfidentialityLabel is { } next ? Read(next, ref error) : null;
        if (Time(json.SuccessionDateTime, "succession time", ref error) is { } at && successor is not null)
        {
            return new Succession(at, successor with { Role = role });
        }
        error ??= "The succession needs a SuccessionDateTime and a SuccessorConfidentialityLabel.";
        return null;
    }

    private static DateTimeOffset? Time(string? text, string what, ref string? error) =>
        text is null ? null : LabelTime.Read(text, what, "", ref error);
}
