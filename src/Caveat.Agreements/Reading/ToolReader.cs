using System.Collections.Immutable;
using Caveat.Agreements.Registers;

namespace Caveat.Agreements.Reading;

/// <summary>Reads the table of tools.</summary>
internal static class ToolReader
{
    private const int MaxLength = 200;

    public static ImmutableArray<Tool> Read(Tables tables, ErrorList errors)
    {
        Dictionary<string, int> seen = [];
        var tools = ImmutableArray.CreateBuilder<Tool>();
        foreach (var row in tables.Rows(Tables.Tools))
        {
            var pattern = row[0];
            if (pattern.Text is not { Length: > 0 and <= MaxLength } || pattern.Text.AsSpan().ContainsAnyExceptInRange('!', '~'))
            {
                errors.Add(pattern, $"{Wording.Quote(pattern)} is not a pattern of tools' names: use visible ASCII without spaces, at most {MaxLength} characters, and \"*\" for any characters.");
            }
            else if (!seen.TryAdd(pattern.Text, pattern.Line))
            {
                errors.Add(pattern, $"The tool {Wording.Quote(pattern)} is listed twice: keep one row, the first stands in line {seen[pattern.Text]}.");
            }

            if (!ToolClassId.TryParse(row[1].Text, out var kind))
            {
                errors.Add(row[1], Identifier.Complaint("tool class", row[1].Text));
            }
            else if (row[1].Text == RuleWords.UnknownTool)
            {
                errors.Add(row[1], $"\"{RuleWords.UnknownTool}\" stands for the tools that no row names: give this class another id.");
            }

            tools.Add(new(pattern.Text, kind, (ToolEffect)Phrase.Index(row[2], "what a tool does", RuleWords.ToolEffects, errors)));
        }

        return tools.DrainToImmutable();
    }
}
