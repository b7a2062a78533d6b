using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Caveat.Agreements.Reading;

/// <summary>Cuts the body into sections by its headings. One pass over the lines; a small part of CommonMark, and errors for the rest.</summary>
internal sealed partial class Outline
{
    private const string Fence = "```";

    private readonly SourceText _source;
    private readonly ImmutableArray<Language> _languages;
    private readonly BlockForm _form;
    private readonly ErrorList _errors;
    private readonly List<Section> _sections = [];
    private Section? _withBlock;
    private bool _followsText;
    private bool _saidTextAfterRule;

    private Outline(SourceText source, BlockForm form, ImmutableArray<Language> languages, ErrorList errors)
    {
        _source = source;
        _form = form;
        _languages = languages;
        _errors = errors;
    }

    private Section? Current => _sections.Count == 0 ? null : _sections[^1];

    /// <summary>The section whose text goes on here: the current one, or its text in another language.</summary>
    private Section? Written => Current is { Translations: [.., var (_, translation)] } ? translation : Current;

    /// <summary>The section whose block leaves no room for another or for text: this clause where blocks are in clauses, else whichever has it.</summary>
    private Section? Taken => _form.InClauses ? Current is { Rule: not null } clause ? clause : null : _withBlock;

    /// <param name="languages">Those of the agreement; a heading that starts with the code of one begins a clause's text in it.</param>
    public static IReadOnlyList<Section> Read(SourceText source, int bodyStart, BlockForm form, ImmutableArray<Language> languages, ErrorList errors)
    {
        Outline outline = new(source, form, languages, errors);
        for (int i = bodyStart; i < source.Lines.Count;)
        {
            i = outline.ReadBlock(i);
        }

        return outline._sections;
    }

    /// <summary>The document's title, which its first heading is; empty, and an error, where it is not.</summary>
    public static string Title(IReadOnlyList<Section> sections, ErrorList errors)
    {
        var first = sections.Count > 0 ? sections[0] : null;
        if (first is { Number: null, Title: var title } && first.Heading.Text.StartsWith("# ", StringComparison.Ordinal))
        {
            return title;
        }

        // Text before any heading opened a section without one, and is reported there.
        if (first is null || first.Heading.Text.StartsWith('#'))
        {
            errors.Add(first?.Heading ?? new Word("", 1, 1), "The document has no title: start its body with a line \"# Title\" that has no number.");
        }

        return "";
    }

    /// <summary>Reads the block that starts at a line's index and returns the index after it.</summary>
    private int ReadBlock(int index)
    {
        var line = _source.Lines[index];
        if (line.Text.StartsWith(Fence, StringComparison.Ordinal))
        {
            return ReadFence(index);
        }

        Prose.CheckInline(line, _errors);
        if (line.IsBlank)
        {
            _followsText = false;
            return index + 1;
        }

        if (HeadingLine().Match(line.Text) is { Success: true } heading)
        {
            StartSection(line, heading.Groups["title"]);
            return index + 1;
        }

        if (line.Text.StartsWith('|'))
        {
            NoteText(line);
            return ReadTable(index);
        }

        if (Prose.CheckLine(line, _followsText, _errors))
        {
            NoteText(line);
        }

        Written?.Extend(index);
        _followsText = true;
        return index + 1;
    }

    private void StartSection(Line line, Group heading)
    {
        if (!_form.InClauses && Taken is not null)
        {
            NoteText(line);
        }

        _followsText = false;
        var words = line.Word.Part(heading.Index, heading.Length);
        (var code, var name) = words.Split();
        if (Language.TryParse(code.Text, out var language) && _languages.Contains(language))
        {
            StartTranslation(line, code, language, name);
            return;
        }

        _saidTextAfterRule &= !_form.InClauses;
        if (!_form.InClauses || !char.IsAsciiDigit(words.Text[0]))
        {
            _sections.Add(new(line.Word, null, words.Text));
            return;
        }

        (var label, var title) = words.Split();
        string digits = label.Text.EndsWith('.') ? label.Text[..^1] : label.Text;
        if (!ClauseNumber.TryParse(digits, out var number))
        {
            _errors.Add(label, $"{Wording.Quote(label)} is not a clause number: write digits and dots without leading zeros, such as 4.2.");
        }
        else if (title.IsEmpty)
        {
            _errors.Add(label, $"Clause {number} has no title: write one after its number.");
        }

        // A bad number still opens a clause, so that its rule is read and its faults are reported too.
        _sections.Add(new(line.Word, number, title.Text));
    }

    private void StartTranslation(Line line, Word code, Language language, Word title)
    {
        NoteText(line);
        // INVARIANT: a section has each language once at most, so that what goes through its texts costs little, whatever the document repeats.
        bool again = Current is { } section && section.Translations.Any(text => text.Language == language);
        if (Current?.Number is not { } number)
        {
            _errors.Add(code, $"The heading starts a text in \"{language}\" outside a clause: put it under a heading with a number, such as \"### 4.2 Title\".");
        }
        else if (language == _languages[0])
        {
            _errors.Add(code, $"\"{language}\" is the first language of the agreement: its text stands directly under the clause's heading, so remove this one.");
        }
        else if (again)
        {
            _errors.Add(code, $"{Wording.Clause(number)} has a second text in \"{language}\" here: keep one.");
        }
        else if (title.IsEmpty)
        {
            _errors.Add(code, $"{Wording.Clause(number)} has no title in \"{language}\": write one after the code.");
        }

        if (!again)
        {
            Current?.Translations.Add((language, new(line.Word, Current.Number, title.Text)));
        }
    }

    private int ReadFence(int index)
    {
        var opening = _source.Lines[index];
        int end = index + 1;
        while (end < _source.Lines.Count && _source.Lines[end].Text.TrimEnd(' ') != Fence)
        {
            end++;
        }

        if (end == _source.Lines.Count)
        {
            _errors.Add(opening.Number, 1, "The block that starts here has no end: close it with a line \"```\".");
        }

        RuleBlock block = new(opening.Word, [.. _source.Lines.Skip(index + 1).Take(end - index - 1)]);
        if (opening.Text.TrimEnd(' ') != _form.Fence)
        {
            _errors.Add(opening.Number, 1, $"{Wording.Quote(opening.Text)} starts no {_form.Word} block: \"{_form.Fence}\" is the only fenced block that {_form.Document} has.");
        }
        else if (_form.InClauses && Current?.Number is null)
        {
            _errors.Add(opening.Number, 1, "The rule stands outside a clause: put it under a heading with a number, such as \"### 4.2 Title\".");
        }
        else if (Taken is { Rule: { } first } taken)
        {
            _errors.Add(opening.Number, 1, taken.Number is { } number
                ? $"{Wording.Clause(number)} has two rule blocks, the first in line {first.Opening.Line}: give each a clause of its own."
                : $"A second {_form.Word} block stands here: keep one, the first stands in line {first.Opening.Line}.");
        }
        else if (Current is null)
        {
            _errors.Add(opening.Number, 1, $"The {_form.Word} block stands before the title: put it at the end of the document.");
        }
        else
        {
            Current.Rule = block;
            _withBlock = Current;
        }

        _followsText = false;
        return end + 1;
    }

    private int ReadTable(int index)
    {
        int end = index;
        while (end < _source.Lines.Count && _source.Lines[end].Text.StartsWith('|'))
        {
            // The first line was checked by the caller.
            if (end > index)
            {
                Prose.CheckInline(_source.Lines[end], _errors);
            }

            Written?.Extend(end);
            end++;
        }

        if (_followsText || (end < _source.Lines.Count && !_source.Lines[end].IsBlank))
        {
            _errors.Add(_source.Lines[_followsText ? index : end].Number, 1, "A table and text touch here: leave an empty line between them, or one is shown as part of the other.");
        }

        if (Table.Read([.. _source.Lines.Skip(index).Take(end - index)], _errors) is { } table)
        {
            Current?.Tables.Add(table);
        }

        _followsText = false;
        return end;
    }

    private void NoteText(Line line)
    {
        if (Current is null)
        {
            _errors.Add(line.Number, 1, "Text stands before the title: start the document's body with \"# Title\".");
            _sections.Add(new(line.Word, null, ""));
        }
        else if (Taken is { } taken && !_saidTextAfterRule)
        {
            _errors.Add(line.Number, 1, taken.Number is { } number
                ? $"Text follows the rule of {Wording.Clause(number, opens: false)}: put it above the rule block, which ends its clause."
                : $"Text follows the {_form.Word} block: put it above the block, which ends the document.");
            _saidTextAfterRule = true;
        }
    }

    [GeneratedRegex("^#{1,6} +(?<title>[^ ].*)$")]
    private static partial Regex HeadingLine();
}
