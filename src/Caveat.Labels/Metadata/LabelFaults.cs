using System.Xml;

namespace Caveat.Labels.Metadata;

/// <summary>What keeps a label from being written as STANAG 4774 demands.</summary>
internal static class LabelFaults
{
    private static readonly string[] OriginatorTypes =
        ["rfc822Name", "dNSName", "directoryName", "uniformResourceIdentifier", "iPAddress", "x400Address", "userPrincipalName", "jID"];

    /// <summary>The first fault as one sentence; null when there is none.</summary>
    public static string? Of(ConfidentialityLabel label) => OfOne(label) ?? (label.Succession is { } succession ? OfSuccessor(label, succession.Successor) : null);

    /// <summary>The first text that XML would not give back as it is; null when there is none.</summary>
    public static string? OfText(Label label)
    {
        var texts = label.Categories
            .SelectMany(category => category.Values.Append(category.TagName))
            .Append(label.Policy.Name)
            .Append(label.Classification);
        return texts.FirstOrDefault(text => !IsPlain(text)) is { } bad ? NotPlain(bad)
            : label.Categories.FirstOrDefault(category => category.Uri.Length > 0 && !IsPlain(category.Uri)) is { } category ? NotPlain(category.Uri)
            : null;
    }

    private static string? OfSuccessor(ConfidentialityLabel label, ConfidentialityLabel successor) =>
        successor.Role != label.Role ? "The successor of a label stands for the same party: give both the same role."
        : successor.Succession is not null ? "The successor of a label has a successor of its own: STANAG 4774 allows one, so drop the second."
        : OfOne(successor);

    private static string? OfOne(ConfidentialityLabel label) =>
        OfText(label.Label)
        ?? (label.CreatedAt is null ? "The label has no creation time: say when it was made."
        : label.ReviewAt is null && label.Succession is null ? "The label has neither a review time nor a successor: give one of them."
        : label.Id.Length > 0 && !IsName(label.Id) ? $"The identifier \"{LabelXmlNames.Shown(label.Id)}\" is no XML name: start with a letter, without spaces and colons."
        : label.PrivacyMark.Length > 0 && !IsPlain(label.PrivacyMark) ? NotPlain(label.PrivacyMark)
        : label.Originator is not { } originator ? null
        : !OriginatorTypes.Contains(originator.IdType, StringComparer.Ordinal) ? $"The originator's type \"{LabelXmlNames.Shown(originator.IdType)}\" is unknown: write one of {string.Join(", ", OriginatorTypes)}."
        : IsPlain(originator.Value) ? null : NotPlain(originator.Value));

    private static string NotPlain(string text) =>
        $"The text \"{LabelXmlNames.Shown(text)}\" cannot be written: leave no control characters, no spaces at the ends and no double spaces, and leave nothing empty.";

    // Tokens of xs:token: reading collapses white space, so anything else would come back changed.
    private static bool IsPlain(string text)
    {
        if (text.Length == 0 || LabelXmlNames.Collapse(text) != text)
        {
            return false;
        }
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsControl(text[i]))
            {
                return false;
            }
            if (!XmlConvert.IsXmlChar(text[i]))
            {
                if (i + 1 == text.Length || !XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
                {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    private static bool IsName(string text)
    {
        try
        {
            return XmlConvert.VerifyNCName(text) == text;
        }
        catch (XmlException)
        {
            return false;
        }
    }
}
