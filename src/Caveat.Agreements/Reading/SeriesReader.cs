using System.Collections.Immutable;
using Caveat.Agreements.Rules;

namespace Caveat.Agreements.Reading;

/// <summary>Reads a value that changes at given times: <c>VALUE, VALUE from TIME, …</c>.</summary>
internal static class SeriesReader
{
    private const string From = " from ";

    /// <summary>Null, and errors, where a part is faulty.</summary>
    /// <param name="read">Reads one value and reports what is wrong with it.</param>
    public static Dated<T>? Read<T>(IReadOnlyList<Word> parts, Func<Word, T?> read, ErrorList errors)
        where T : struct
    {
        if (Dated(parts[0]) is var (_, early))
        {
            errors.Add(early, "The first value holds until the first time of the series, so it has no time of its own: write it without \"from\".");
            return null;
        }

        var first = read(parts[0]);
        var steps = ImmutableArray.CreateBuilder<(DateTimeOffset, T)>();
        DateTimeOffset last = DateTimeOffset.MinValue;
        bool sound = first is not null;
        foreach (var part in parts.Skip(1))
        {
            if (ReadStep(part, last, errors) is not var (text, time) || read(text) is not { } value)
            {
                sound = false;
                continue;
            }

            last = time;
            steps.Add((time, value));
        }

        return sound ? new(first!.Value, steps.DrainToImmutable()) : null;
    }

    private static (Word Value, DateTimeOffset Time)? ReadStep(Word part, DateTimeOffset last, ErrorList errors)
    {
        if (Dated(part) is not var (value, word))
        {
            errors.Add(part, $"{Wording.Quote(part)} does not say from when: write a time after it, as in \"… from 2027-01-01T00:00:00Z\", or remove it.");
            return null;
        }

        if (!Literal.TryTime(word.Text, out var time))
        {
            errors.Add(word, Literal.NotATime(word.Text));
            return null;
        }

        if (time <= last)
        {
            errors.Add(word, $"{Wording.Quote(word)} is not after {Literal.Time(last)}: write the values in the order of their times.");
            return null;
        }

        return (value, time);
    }

    private static (Word Value, Word Time)? Dated(Word part)
    {
        int at = part.Text.LastIndexOf(From, StringComparison.Ordinal);
        return at < 0 ? null : (part.Part(0, at), part.Part(at + From.Length));
    }
}
