using System.Collections.Immutable;

namespace Caveat.Labels.Policies;

/// <summary>The lines <c>tags</c>, <c>value</c> and <c>nations</c> of a policy file.</summary>
internal static class TagSetLines
{
    public static ImmutableArray<CategoryTagSet> Read(List<PolicyLine> lines, ReferenceTable references, ImmutableArray<CategoryValue> nations)
    {
        var tagSets = ImmutableArray.CreateBuilder<CategoryTagSet>();
        var values = ImmutableArray.CreateBuilder<CategoryValue>();
        CategoryTagSet? current = null;
        foreach (var line in lines)
        {
            switch (line.Keyword)
            {
                case "class":
                    break;
                case "tags":
                    Close();
                    current = ReadTagSet(line, references);
                    break;
                case "nations" when current is not null:
                    line.Expect("only", "not", "besides");
                    var besides = line.Of("besides").Split(' ').ToHashSet();
                    var limits = ReferenceTable.Limits(line);
                    values.AddRange(nations.Select(nation => besides.Contains(nation.Name) ? nation : nation with { Limits = limits }));
                    break;
                case "value" when current is not null:
                    values.Add(ReadValue(line, references));
                    break;
                default:
                    throw line.Fault($"\"{line.Keyword}\" is no keyword here");
            }
        }
        Close();
        return tagSets.ToImmutable();

        void Close()
        {
            if (current is not null)
            {
                tagSets.Add(current with { Values = values.ToImmutable() });
                values.Clear();
            }
        }
    }

    private static CategoryTagSet ReadTagSet(PolicyLine line, ReferenceTable references)
    {
        line.Expect("permissive", "restrictive", "informative", "oid", "required", "one", "two", "absent", "repeats", "includes", "implies", "leads", "spaced", "words", "only", "not", "excludes", "needs");
        return new CategoryTagSet(line.Subject, line.Has("permissive") ? CategoryType.Permissive : line.Has("restrictive") ? CategoryType.Restrictive : CategoryType.Informative)
        {
            Oid = line.Of("oid"),
            IsRequired = line.Has("required"),
            MinValues = line.Has("two") ? 2 : 1,
            MaxValues = line.Has("one") ? 1 : int.MaxValue,
            Absence = line.Of("absent") == "owner" ? CategoryAbsence.Owner : CategoryAbsence.Everyone,
            Repeats = line.Of("repeats"),
            Includes = line.Of("includes"),
            Implied = line.Of("implies"),
            Leads = line.Has("leads"),
            Separator = line.Has("spaced") ? " " : ", ",
            Words = [.. line.InLanguages("words").Select(ReadWords)],
            Limits = ReferenceTable.Limits(line),
            Rules = references.Rules(line),
        };
    }

    // "Releasable to …" stands before the values, "… ONLY" after them.
    private static TagWords ReadWords(Phrase phrase)
    {
        var around = phrase.Text.Split('…', StringSplitOptions.TrimEntries);
        return new TagWords(phrase.Language, around[0], around[1]);
    }

    private static CategoryValue ReadValue(PolicyLine line, ReferenceTable references)
    {
        line.Expect("portion", "say", "also", "obsolete", "announces", "only", "not", "excludes", "needs", "joined");
        return new CategoryValue(line.Subject)
        {
            Portion = line.Of("portion"),
            Phrases = [.. line.InLanguages("say")],
            Aliases = [.. line.All("also")],
            IsObsolete = line.Has("obsolete"),
            Announces = line.Of("announces"),
            Limits = ReferenceTable.Limits(line),
            Rules = references.Rules(line),
            // "joined SECRET = NS-A": classification and portion mark.
            Joined = [.. line.All("joined").Select(text => text.Split(" = ")).Select(pair => new JoinedPortion(pair[0], pair[1]))],
        };
    }
}
