using System.Globalization;
using System.Text;

namespace Caveat.Cli.Labels;

/// <summary>Says a label command's answer: lines for people, or one JSON object on one line.</summary>
internal sealed class LabelOutput(bool json, TextWriter output, TextWriter errors)
{
    public int Say(int code, LabelAnswer answer, params IReadOnlyList<string> lines)
    {
        if (json)
        {
            output.WriteLine(answer.ToJson());
            return code;
        }
        foreach (var line in lines)
        {
            output.WriteLine(Plain(line));
        }
        foreach (var problem in answer.Problems ?? [])
        {
            errors.WriteLine(Plain(problem));
        }
        return code;
    }

    public int Refuse(int code, string path, string result, string problem) => Say(code, new LabelAnswer(path) { Result = result, Problems = [problem] });

    // Words of untrusted files must not steer a terminal or turn text around.
    private static string Plain(string line)
    {
        var plain = new StringBuilder(line.Length);
        foreach (var rune in line.EnumerateRunes())
        {
            plain.Append(Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format ? Rune.ReplacementChar : rune);
        }
        return plain.ToString();
    }
}
