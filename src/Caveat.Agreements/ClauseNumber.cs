using System.Diagnostics.CodeAnalysis;

namespace Caveat.Agreements;

/// <summary>A clause's number, <c>4.2</c>; orders as people count: 4.2 before 4.10.</summary>
public readonly record struct ClauseNumber : IComparable<ClauseNumber>
{
    private const int MaxDepth = 6;
    private const int MaxDigits = 5;
    private readonly string? _value;

    private ClauseNumber(string value) => _value = value;

    /// <summary>The text form; empty for the default value.</summary>
    public string Value => _value ?? "";

    public static ClauseNumber Parse(string text) =>
        TryParse(text, out var number)
            ? number
            : throw new FormatException($"\"{text}\" is not a clause number: write digits and dots, such as 4.2.");

    public static bool TryParse([NotNullWhen(true)] string? text, out ClauseNumber number)
    {
        number = default;
        if (string.IsNullOrEmpty(text))
        {
            return false;
        }

        int depth = 0;
        ReadOnlySpan<char> rest = text;
        foreach (var part in rest.Split('.'))
        {
            var digits = rest[part];
            // No leading zeros: 4.2 and 4.02 would be one number with two spellings.
            if (++depth > MaxDepth || digits.Length is 0 or > MaxDigits || digits[0] == '0' || digits.ContainsAnyExceptInRange('0', '9'))
            {
                return false;
            }
        }

        number = new(text);
        return true;
    }

    public int CompareTo(ClauseNumber other)
    {
        string[] left = Value.Split('.');
        string[] right = other.Value.Split('.');
        for (int i = 0; i < Math.Min(left.Length, right.Length); i++)
        {
            int byLength = left[i].Length.CompareTo(right[i].Length);
            int order = byLength != 0 ? byLength : string.CompareOrdinal(left[i], right[i]);
            if (order != 0)
            {
                return order;
            }
        }

        return left.Length.CompareTo(right.Length);
    }

    public static bool operator <(ClauseNumber left, ClauseNumber right) => left.CompareTo(right) < 0;

    public static bool operator >(ClauseNumber left, ClauseNumber right) => left.CompareTo(right) > 0;

    public static bool operator <=(ClauseNumber left, ClauseNumber right) => left.CompareTo(right) <= 0;

    public static bool operator >=(ClauseNumber left, ClauseNumber right) => left.CompareTo(right) >= 0;

    public override string ToString() => Value;
}
