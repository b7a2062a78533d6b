namespace Caveat.Agreements.Reading;

/// <summary>Reads the fixed words of a value: the noun it starts with, or the one word that it is.</summary>
internal static class Phrase
{
    /// <summary>The noun that a value starts with and what follows it; null, and an error, where it starts with none of them.</summary>
    public static (string Noun, Word Tail)? Open(Word value, string key, IReadOnlyList<string> nouns, ErrorList errors)
    {
        foreach (string noun in nouns)
        {
            if (After(value, noun) is { } rest)
            {
                return (noun, rest);
            }
        }

        var head = value.Split().Head;
        errors.Add(head, $"{Wording.Quote(head)} is not what \"{key}\" takes{errors.SuggestOne(head.Text, nouns)}");
        return null;
    }

    /// <summary>The noun that a list starts with and the list without it; null, and an error, where either is missing.</summary>
    public static (string Noun, IReadOnlyList<Word> Names)? OpenList(IReadOnlyList<Word> values, string key, IReadOnlyList<string> nouns, ErrorList errors)
    {
        if (Open(values[0], key, nouns, errors) is not { } opened)
        {
            return null;
        }

        if (opened.Tail.IsEmpty)
        {
            errors.Add(values[0], $"\"{key}: {opened.Noun}\" names nothing: say which.");
            return null;
        }

        return (opened.Noun, [opened.Tail, .. values.Skip(1)]);
    }

    /// <summary>What follows some words at the start of a value, or null where they do not stand there.</summary>
    public static Word? After(Word value, string words) =>
        value.Text == words || value.Text.StartsWith(words + " ", StringComparison.Ordinal) ? value.Part(words.Length) : null;

    /// <summary>The index of the word that an optional key has; the first where the key is absent or faulty.</summary>
    public static int Choice(RuleFields fields, string key, string subject, IReadOnlyList<string> words, ErrorList errors) =>
        fields.Single(key, errors) is { } word ? Index(word, subject, words, errors) : 0;

    /// <summary>The index of a word among those that may stand here; 0, and an error, where it is none of them.</summary>
    public static int Index(Word word, string subject, IReadOnlyList<string> words, ErrorList errors)
    {
        for (int i = 0; i < words.Count; i++)
        {
            if (words[i] == word.Text)
            {
                return i;
            }
        }

        errors.Add(word, $"{Wording.Quote(word)} is not {subject}{errors.SuggestOne(word.Text, words)}");
        return 0;
    }

    /// <summary>A number of days, <c>90 days</c>; null, and an error, where it is none.</summary>
    public static int? Days(Word value, ErrorList errors)
    {
        (var head, var unit) = value.Split();
        if (Literal.TryNumber(head.Text, out int number) && unit.Text is ("days" or "day"))
        {
            return number;
        }

        errors.Add(value, $"{Wording.Quote(value)} is not a number of days: write it as in \"90 days\", with a whole number from 1 to 999999.");
        return null;
    }
}
