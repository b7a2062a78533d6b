using Caveat.Labels.Policies;

namespace Caveat.Labels.Grammar;

/// <summary>Reads the markings that start with double slashes: information of others, and of several nations together (DoDM 5200.01 volume 2).</summary>
internal sealed class ForeignReader(SecurityPolicies policies, FoldedText text, bool isPortion)
{
    private readonly List<MarkingFault> _faults = [];

    public MarkingParse Read()
    {
        var sections = MarkingSection.Split(text.Text, 2);
        var head = sections[0];
        var words = head.Text.Split(' ');
        if (words[0] == "JOINT")
        {
            return ReadJoint(head, sections);
        }
        if (ReadNatoLevel(head.Text) is { } level && policies.TryFind(PolicyId.Nato, out var nato))
        {
            return ReadRest(nato, level.Classification, level, sections);
        }
        if (words[0].Length == 0 || !PolicyId.TryParse(words[0], out var owner) || !policies.TryFind(owner, out var policy)
            || policy.Grammar != MarkingGrammar.Phrases || policy.Id.Name != words[0] || policy.Id == PolicyId.Public || policy.Id == PolicyId.Nato)
        {
            return MarkingParse.Broken($"\"{ShownText.Of(head.Text)}\" names no owner and level that are known: write JOINT, NATO or the code of a nation, and its level.", text.ColumnOf(head.Position));
        }
        var word = head.Text[Math.Min(words[0].Length + 1, head.Text.Length)..];
        if (ForeignOwner.Level(word, isPortion) is not { } common || ForeignOwner.At(policy, common) is not { } classification)
        {
            return MarkingParse.Broken($"\"{ShownText.Of(word)}\" is no classification of {policy.Id} as the United States write it.", text.ColumnOf(head.Position + words[0].Length + 1));
        }
        return ReadRest(policy, classification, null, sections);
    }

    private LevelReading? ReadNatoLevel(string head)
    {
        if (!policies.TryFind(PolicyId.Nato, out var nato))
        {
            return null;
        }
        var book = PhraseBook.Of(nato, isPortion);
        foreach (var spelling in book.Levels)
        {
            if (head == (isPortion || spelling.Meaning.Classification.NamesOwner ? spelling.Text : "NATO " + spelling.Text))
            {
                return spelling.Meaning;
            }
        }
        return null;
    }

    private MarkingParse ReadJoint(MarkingSection head, List<MarkingSection> sections)
    {
        var rest = head.Text.AsSpan("JOINT".Length).TrimStart().ToString();
        if (!policies.TryFind(PolicyId.Parse("JOINT"), out var policy) || !policy.TryFindTagSet("Owner", out var ownerSet) || !policy.TryFindTagSet(SectionLayout.ReleasableTo, out var releaseSet))
        {
            return MarkingParse.Broken("The policy JOINT is not known here.", 1);
        }
        var classification = policy.Classifications.FirstOrDefault(entry => rest.StartsWith(ForeignOwner.Word(entry.Level, isPortion) + " ", StringComparison.Ordinal));
        var owners = classification is null ? [] : rest[ForeignOwner.Word(classification.Level, isPortion).Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (classification is null || owners.FirstOrDefault(code => ownerSet.Named(code) is null) is not null || owners.Length == 0)
        {
            return MarkingParse.Broken($"\"{ShownText.Of(head.Text)}\" is no JOINT marking: write JOINT, a level and the codes of two or more nations, with spaces.", text.ColumnOf(head.Position));
        }
        Dictionary<CategoryTagSet, List<string>> found = new(ReferenceEqualityComparer.Instance)
        {
            [ownerSet] = [.. owners],
            // The owners read without being told.
            [releaseSet] = [.. owners],
        };
        foreach (var section in sections.Skip(1))
        {
            if (ReadRelease(section, releaseSet) is not { } codes)
            {
                return BrokenSection(section, policy);
            }
            found[releaseSet] = codes;
        }
        return Finish(policy, LabelBuilder.Build(policy, classification, found));
    }

    private MarkingParse ReadRest(SecurityPolicy policy, PolicyClassification classification, LevelReading? level, List<MarkingSection> sections)
    {
        Dictionary<CategoryTagSet, List<string>> found = new(ReferenceEqualityComparer.Instance);
        foreach (var tagSet in policy.TagSets.Where(entry => entry.Implied.Length > 0))
        {
            found[tagSet] = [tagSet.Implied];
        }
        if (level is { JoinedTag.Length: > 0 } && policy.TryFindTagSet(level.JoinedTag, out var joined))
        {
            found[joined] = [level.JoinedValue];
        }
        foreach (var section in sections.Skip(1))
        {
            if (policy.TryFindTagSet(SectionLayout.ReleasableTo, out var releaseSet) && !found.ContainsKey(releaseSet) && ReadRelease(section, releaseSet) is { } codes)
            {
                found[releaseSet] = codes;
            }
            else if (policy.TryFindTagSet("Additional Sensitivity", out var sensitivity) && section.Items().All(item => sensitivity.Named(item.Text) is not null))
            {
                found[sensitivity] = [.. found.GetValueOrDefault(sensitivity, []), .. section.Items().Select(item => item.Text)];
            }
            else
            {
                return BrokenSection(section, policy);
            }
        }
        return Finish(policy, LabelBuilder.Build(policy, classification, found));
    }

    private List<string>? ReadRelease(MarkingSection section, CategoryTagSet tagSet)
    {
        const string Words = "REL TO ";
        if (!section.Text.StartsWith(Words, StringComparison.Ordinal))
        {
            return null;
        }
        var codes = ReleaseList.Read(text, section.Position + Words.Length, section.Text[Words.Length..], tagSet, []);
        // Nations that own together without the United States owe them no place in the list.
        if (codes is not null && (tagSet.Repeats != "Owner" || codes.Contains("USA")))
        {
            ReleaseList.Check(codes, text.ColumnOf(section.Position), _faults);
        }
        return codes;
    }

    private MarkingParse BrokenSection(MarkingSection section, SecurityPolicy policy) => MarkingParse.Broken(
        section.Text is "NOFORN" or "NF" ? $"{section.Text} never stands on information of {policy.Id}: it belongs to the United States."
        : $"\"{ShownText.Of(section.Text)}\" does not belong to a marking for information of {policy.Id}.",
        text.ColumnOf(section.Position));

    private MarkingParse Finish(SecurityPolicy policy, Label label) =>
        new(label, [.. _faults, .. policy.Validate(label).Select(sentence => new MarkingFault(sentence, 1))]);
}
