using System.Collections.Immutable;

namespace Caveat.Agreements.Reading;

/// <summary>Makes clauses of the numbered sections that say something.</summary>
internal sealed class ClauseReader(SourceText source, RuleReader rules, ErrorList errors)
{
    private readonly Dictionary<ClauseNumber, int> _numbers = [];

    public ImmutableArray<Clause> Read(IReadOnlyList<Section> sections)
    {
        var clauses = ImmutableArray.CreateBuilder<Clause>();
        foreach (var section in sections)
        {
            if (section.Number is { } number && Read(section, number) is { } clause)
            {
                clauses.Add(clause);
            }
        }

        return clauses.DrainToImmutable();
    }

    private Clause? Read(Section section, ClauseNumber number)
    {
        var heading = section.Heading;
        if (number != default && !_numbers.TryAdd(number, heading.Line))
        {
            errors.Add(heading, $"Clause {number} stands twice: give this one another number, the first stands in line {_numbers[number]}.");
        }

        string text = section.Text is { } lines ? source.Slice(lines.First, lines.Last) : "";
        if (section.Rule is not { } block)
        {
            // A heading with nothing under it only groups clauses.
            return text.Length == 0 ? null : new(number, section.Title, text, null, Enforcement.Stated, heading.Line);
        }

        if (text.Length == 0)
        {
            errors.Add(block.Opening, $"Clause {number} has a rule and no text: write above the rule what it means, for that is what the parties sign.");
        }

        RuleFields fields = RuleFields.Read(block, errors);
        var rule = rules.Read(fields);
        return new(number, section.Title, text, rule, EnforcementReader.Read(block, fields, rule, errors), heading.Line);
    }
}
