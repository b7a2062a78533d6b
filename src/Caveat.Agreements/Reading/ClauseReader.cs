using System.Collections.Immutable;

namespace Caveat.Agreements.Reading;

/// <summary>Makes clauses of the numbered sections that say something.</summary>
internal sealed class ClauseReader(SourceText source, ImmutableArray<Language> languages, NameReader names, ErrorList errors)
{
    private readonly RuleReader _rules = new(names, errors);
    private readonly WaiverTermsReader _waivers = new(names, errors);
    private readonly Dictionary<ClauseNumber, int> _numbers = [];
    private readonly HashSet<ClauseNumber> _faulty = [];

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

        _rules.Exceptions.CheckTargets(clauses, _faulty);
        return clauses.DrainToImmutable();
    }

    private Clause? Read(Section section, ClauseNumber number)
    {
        var heading = section.Heading;
        if (number != default && !_numbers.TryAdd(number, heading.Line))
        {
            errors.Add(heading, $"Clause {number} stands twice: give this one another number, the first stands in line {_numbers[number]}.");
        }

        string text = TextOf(section);
        if (text.Length == 0 && section.Rule is null && section.Translations.TrueForAll(translation => TextOf(translation.Section).Length == 0))
        {
            // A heading with nothing under it only groups clauses; other languages may have it too.
            return null;
        }

        var translations = ReadTranslations(section, number);
        if (section.Rule is not { } block)
        {
            if (text.Length == 0)
            {
                errors.Add(heading, $"{Wording.Clause(number)} has no text in \"{languages[0]}\": write it directly under this heading.");
            }

            return new(number, section.Title, text, null, Enforcement.Stated, heading.Line) { Translations = translations };
        }

        if (text.Length == 0)
        {
            errors.Add(block.Opening, $"{Wording.Clause(number)} has a rule and no text: write above the rule what it means, for that is what the parties sign.");
        }

        RuleFields fields = RuleFields.Read(block, RuleKeys.Block, errors);
        RuleKeys.CheckCompanions(fields, errors);
        var rule = _rules.Read(fields);
        if (rule is null)
        {
            _faulty.Add(number);
        }

        (var from, var until) = ReadInterval(fields);
        return new(number, section.Title, text, rule, EnforcementReader.Read(block, fields, rule, errors), heading.Line)
        {
            From = from,
            Until = until,
            Waiver = _waivers.Read(fields),
            Translations = translations,
        };
    }

    private string TextOf(Section section) => section.Text is { } lines ? source.Slice(lines.First, lines.Last) : "";

    private ImmutableArray<ClauseText> ReadTranslations(Section section, ClauseNumber number)
    {
        var texts = ImmutableArray.CreateBuilder<ClauseText>();
        foreach (var language in languages.Skip(1))
        {
            var translation = section.Translations.Find(text => text.Language == language).Section;
            string text = translation is null ? "" : TextOf(translation);
            if (text.Length == 0)
            {
                errors.Add(translation?.Heading ?? section.Heading, $"{Wording.Clause(number)} has no text in \"{language}\": write one under a heading \"#### {language} …\", above the rule block.");
            }

            texts.Add(new(language, translation?.Title ?? "", text));
        }

        return texts.DrainToImmutable();
    }

    private (DateTimeOffset? From, DateTimeOffset? Until) ReadInterval(RuleFields fields)
    {
        var from = ReadTime(fields, RuleKeys.From);
        var until = ReadTime(fields, RuleKeys.Until);
        if (until <= from)
        {
            errors.Add(fields.Find(RuleKeys.Until)![0], $"\"until\" is not after \"from\", so the clause would never count: write a time later than {Literal.Time(from!.Value)}.");
        }

        return (from, until);
    }

    private DateTimeOffset? ReadTime(RuleFields fields, string key)
    {
        if (fields.Single(key, errors) is not { } word)
        {
            return null;
        }

        if (Literal.TryTime(word.Text, out var time))
        {
            return time;
        }

        errors.Add(word, Literal.NotATime(word.Text));
        return null;
    }
}
