using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Caveat.Labels;
using Caveat.Labels.Grammar;
using Caveat.Labels.Metadata;
using Caveat.Labels.Policies;

namespace Caveat.Gateway.Declarations;

/// <summary>Reads a label that someone wrote down: a marking, or the XML of STANAG 4774. Stateless and thread-safe.</summary>
/// <remarks>Strict: a declaration is a person's word, so what is not fully understood is sent back and not guessed at.</remarks>
internal static class LabelText
{
    private const string XmlPrefix = "xml:";

    /// <summary>The grade, and the label in words; or one sentence on what is wrong.</summary>
    public static bool TryRead(string text, out Grade grade, [NotNullWhen(true)] out string? words, [NotNullWhen(false)] out string? error)
    {
        var trimmed = text.Trim();
        words = null;
        if (Grade.TryParse(trimmed, out grade))
        {
            (words, error) = (trimmed, null);
            return true;
        }

        if (TryXml(trimmed, out var xml, out error))
        {
            return LabelXml.TryRead(xml, out var label, out error) && TryGrade(label.Label, out grade, out words, out error);
        }

        if (error is not null)
        {
            return false;
        }

        if (MarkingText.TryParse(trimmed, out var marking, out var fault))
        {
            return TryGrade(marking, out grade, out words, out error);
        }

        error = fault.Sentence;
        return false;
    }

    /// <summary>The grade of a label that was read; fails closed where its policy or its classification is not known here.</summary>
    public static bool TryGrade(Label label, out Grade grade, [NotNullWhen(true)] out string? words, [NotNullWhen(false)] out string? error)
    {
        var known = SecurityPolicies.BuiltIn.TryGradeOf(label, out grade);
        words = known ? $"{label.Policy} {label.Classification}" : null;
        error = known ? null : $"Its policy \"{label.Policy}\" with the classification \"{label.Classification}\" is not known here: declare it by a policy of NATO, the EU or a nation.";
        return known;
    }

    /// <returns>True with the XML; false with an error where it is meant to be XML and is not.</returns>
    private static bool TryXml(string text, out byte[] xml, out string? error)
    {
        (xml, error) = ([], null);
        if (text.StartsWith('<'))
        {
            xml = Encoding.UTF8.GetBytes(text);
            return true;
        }

        if (!text.StartsWith(XmlPrefix, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var encoded = text.AsSpan(XmlPrefix.Length);
        if (!Base64.IsValid(encoded))
        {
            error = "What follows \"xml:\" is not base64: encode the XML of the label, or send it as it is.";
            return false;
        }

        xml = Convert.FromBase64String(encoded.ToString());
        return true;
    }
}
