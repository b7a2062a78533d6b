using System.Collections.Immutable;
using Caveat.Agreements.Reading;

namespace Caveat.Agreements.Signed;

/// <summary>Collects why a signed document may not be accepted.</summary>
internal sealed class CheckFaults(string fileName)
{
    /// <summary>Clocks of those who issue and of those who check may differ by this much.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(1);

    private readonly List<string> _faults = [];

    public bool IsEmpty => _faults.Count == 0;

    public ImmutableArray<string> All => [.. _faults];

    public void Add(string sentence) => _faults.Add($"{fileName}: {sentence}");

    public void CheckAgreement(AgreementId named, Agreement agreement)
    {
        if (named != agreement.Id)
        {
            Add($"It is made under the agreement \"{named}\", and this is \"{agreement.Id}\": check it against the agreement that it names.");
        }
    }

    public void CheckPast(string key, DateTimeOffset? time, DateTimeOffset now)
    {
        if (time > now + ClockSkew)
        {
            Add($"\"{key}\" is {Literal.Time(time.Value)} and it is {Literal.Time(now)} now: wait until then, or set the clock right.");
        }
    }

    /// <summary>The end of a sentence about a name that is none of those there are.</summary>
    public static string Suggest(string value, IEnumerable<string> known)
    {
        string[] words = [.. known];
        return Wording.Nearest(value, words) is { } near ? $"; did you mean \"{near}\"?"
            : words.Length == 0 ? ": there are none."
            : $": there are {string.Join(", ", words.Take(10))}{(words.Length > 10 ? " and others" : "")}.";
    }
}
