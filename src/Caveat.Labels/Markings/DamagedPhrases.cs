using Caveat.Labels.Markings.Terms;

namespace Caveat.Labels.Markings;

/// <summary>Reads a line in capitals that is one letter away from a whole marking, its spaces left out: "IOP SECRET", "NAT SECRET", "SECR ET".</summary>
internal static class DamagedPhrases
{
    // Short phrases have real words one letter away.
    private const int MinLetters = 8;
    private const int MinJoined = 5;

    private static readonly ByLength<LineMark> Phrases = new(Build());

    public static bool TryRead(LineWords line, out LineMark mark)
    {
        mark = default;
        var words = line.Words;
        Span<char> letters = stackalloc char[LineFilter.MaxDamaged];
        var length = 0;
        var first = -1;
        var last = -1;
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i].Has(MarkingWords.Digits) || line.Letters(i).Length + length > letters.Length)
            {
                continue;
            }
            if (!words[i].IsUpper)
            {
                return false;
            }
            line.Letters(i).CopyTo(letters[length..]);
            length += line.Letters(i).Length;
            first = first < 0 ? i : first;
            last = i;
        }
        if (length < MinJoined || (line.After & (GapSigns.Colon | GapSigns.Question | GapSigns.Comma | GapSigns.Equals | GapSigns.Code | GapSigns.Quote)) != 0)
        {
            return false;
        }
        for (var near = length - 1; near <= length + 1; near++)
        {
            foreach (var (phrase, meant) in Phrases.Of(near))
            {
                if (IsMeant(letters[..length], phrase, meant))
                {
                    mark = meant with { First = first, Last = last };
                    return true;
                }
            }
        }
        return false;
    }

    private static bool IsMeant(ReadOnlySpan<char> letters, string phrase, in LineMark meant)
    {
        // A single word must be whole: damage to it is for DamagedWords, which knows its neighbours.
        var isDamaged = meant.Strength != LevelStrength.Word && letters.Length >= MinLetters - 1 && DamagedWords.IsOneAway(letters, phrase);
        return isDamaged || letters.SequenceEqual(phrase);
    }

    private static IEnumerable<(string Letters, LineMark Mark)> Build()
    {
        foreach (var (words, meaning) in TermBook.Shared.LevelPhrases)
        {
            var letters = string.Concat(words);
            if (letters.Length >= (words.Length > 1 ? MinLetters : MinJoined))
            {
                yield return (letters, new LineMark { First = 0, Last = 0, Meanings = [meaning], Strength = meaning.Strength, IsUpper = true, Evidence = Evidence.Capitals });
            }
        }
        (string Letters, Grade Grade)[] owned =
        [
            ("cosmictopsecret", new(PolicyId.Nato, Classification.TopSecret)), ("cosmictressecret", new(PolicyId.Nato, Classification.TopSecret)),
            ("natosecret", new(PolicyId.Nato, Classification.Secret)), ("natoconfidential", new(PolicyId.Nato, Classification.Confidential)),
            ("natoconfidentiel", new(PolicyId.Nato, Classification.Confidential)), ("natorestricted", new(PolicyId.Nato, Classification.Restricted)),
            ("natodiffusionrestreinte", new(PolicyId.Nato, Classification.Restricted)), ("natounclassified", new(PolicyId.Nato, Classification.Unclassified)),
            ("natosansclassification", new(PolicyId.Nato, Classification.Unclassified)),
            ("tressecretueeutopsecret", new(PolicyId.Eu, Classification.TopSecret)), ("secretueeusecret", new(PolicyId.Eu, Classification.Secret)),
            ("confidentielueeuconfidential", new(PolicyId.Eu, Classification.Confidential)), ("restreintueeurestricted", new(PolicyId.Eu, Classification.Restricted)),
            ("uktopsecret", new(PolicyId.Gbr, Classification.TopSecret)), ("uksecret", new(PolicyId.Gbr, Classification.Secret)),
        ];
        foreach (var (letters, grade) in owned)
        {
            yield return (letters, new LineMark { First = 0, Last = 0, Grade = grade, Meanings = [], Strength = LevelStrength.Sure, IsUpper = true, Evidence = Evidence.Capitals | Evidence.NamesOwner });
        }
    }
}
