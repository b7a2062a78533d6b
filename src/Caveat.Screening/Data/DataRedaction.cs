using System.Text;

namespace Caveat.Screening.Data;

/// <summary>Takes found data out of text.</summary>
public static class DataRedaction
{
    /// <summary>The text with each finding replaced by <c>[personal data removed: FORM]</c> or <c>[secret removed: FORM]</c>.</summary>
    /// <param name="findings">Findings in this text, in its order.</param>
    public static string Redact(ReadOnlySpan<char> text, IReadOnlyList<DataFinding> findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        var redacted = new StringBuilder(text.Length + (findings.Count * 40));
        var from = 0;
        foreach (var finding in findings)
        {
            redacted.Append(text[from..finding.Start]).Append(Notice(finding));
            from = finding.End;
        }
        return redacted.Append(text[from..]).ToString();
    }

    /// <summary>The text without any data of <paramref name="kinds"/> that the screen finds.</summary>
    /// <remarks>INVARIANT: the screen finds nothing of these kinds in what this returns, though a gap may make a new edge. It ends, because no finding lies within a notice: each round takes out more of the original.</remarks>
    public static string Redact(ReadOnlySpan<char> text, DataScreen screen, params ReadOnlySpan<DataKind> kinds)
    {
        ArgumentNullException.ThrowIfNull(screen);
        var redacted = new string(text);
        List<DataFinding> findings = [];
        while (true)
        {
            findings.Clear();
            screen.Screen(redacted, findings);
            KeepOnly(findings, kinds);
            if (findings.Count == 0)
            {
                return redacted;
            }
            redacted = Redact(redacted, findings);
        }
    }

    internal static string Notice(DataFinding finding) =>
        finding.Kind == DataKind.Secrets ? $"[secret removed: {finding.Form}]" : $"[personal data removed: {finding.Form}]";

    internal static void KeepOnly(List<DataFinding> findings, ReadOnlySpan<DataKind> kinds)
    {
        for (var i = findings.Count - 1; i >= 0; i--)
        {
            if (!kinds.Contains(findings[i].Kind))
            {
                findings.RemoveAt(i);
            }
        }
    }
}
