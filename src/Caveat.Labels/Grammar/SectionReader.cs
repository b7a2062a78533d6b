using Caveat.Labels.Policies;

namespace Caveat.Labels.Grammar;

/// <summary>Reads a marking of the United States: classification, then sections between double slashes (DoDM 5200.01 volume 2; CUI Marking Handbook).</summary>
internal sealed class SectionReader(SecurityPolicy policy, FoldedText text, bool isPortion)
{
    private readonly Dictionary<CategoryTagSet, List<string>> _found = new(ReferenceEqualityComparer.Instance);
    private readonly List<MarkingFault> _faults = [];

    public MarkingParse Read()
    {
        var sections = MarkingSection.Split(text.Text, 0);
        var classification = policy.Classifications.FirstOrDefault(entry => isPortion
            ? entry.Portion == sections[0].Text
            : entry.Name == sections[0].Text || entry.Aliases.Contains(sections[0].Text));
        if (classification is null)
        {
            return MarkingParse.Broken($"\"{text.WordAt(0)}\" is no classification of {policy.Id}.", text.ColumnOf(0));
        }
        var layout = SectionLayout.Of(classification);
        var next = 0;
        foreach (var section in sections.Skip(1))
        {
            var index = Array.FindIndex(layout, next, tags => TryRead(section, tags, _found));
            if (index < 0)
            {
                var isLate = layout.Take(next).Any(tags => TryRead(section, tags, []));
                return MarkingParse.Broken(
                    isLate ? $"\"{ShownText.Of(section.Text)}\" stands too far back, or its section is there already: {policy.Id} orders sections as SCI, SAR, AEA, FGI, dissemination, other."
                    : $"\"{ShownText.Of(section.Text)}\" is no section of a marking of {policy.Id} at {classification.Name}.",
                    text.ColumnOf(section.Position));
            }
            next = index + 1;
        }
        var label = LabelBuilder.Build(policy, classification, _found);
        return new(label, [.. _faults, .. policy.Validate(label).Select(sentence => new MarkingFault(sentence, 1))]);
    }

    private bool TryRead(MarkingSection section, string[] tags, Dictionary<CategoryTagSet, List<string>> found)
    {
        Dictionary<CategoryTagSet, List<string>> read = new(ReferenceEqualityComparer.Instance);
        List<MarkingFault> faults = [];
        var isRead = tags[0] switch
        {
            SectionLayout.Sar when ProgramsStart(section.Text) is > 0 and var start => TryReadPrograms(section, start, read),
            SectionLayout.Fgi => TryReadSources(section, read),
            // Without its prefix a programme is any word: only HVSACO stands alone.
            SectionLayout.Sar => section.Items().All(item => TryReadItem(item, TagSet(tags[1]), read, faults)),
            _ => section.Items().All(item => tags.Any(tag => TryReadItem(item, TagSet(tag), read, faults))),
        };
        if (!isRead)
        {
            return false;
        }
        foreach (var (tagSet, values) in read)
        {
            found[tagSet] = values;
        }
        _faults.AddRange(faults);
        return true;
    }

    private static int ProgramsStart(string section) =>
        section.StartsWith("SAR-", StringComparison.Ordinal) ? 4
        : section.StartsWith("SPECIAL ACCESS REQUIRED-", StringComparison.Ordinal) ? 24
        : 0;

    private bool TryReadPrograms(MarkingSection section, int start, Dictionary<CategoryTagSet, List<string>> read)
    {
        var programs = section.Text[start..].Split('/');
        var tagSet = TagSet(SectionLayout.Sar);
        read[tagSet] = [.. programs];
        return programs.All(program => policy.ValueOf(tagSet, program) is not null);
    }

    private bool TryReadSources(MarkingSection section, Dictionary<CategoryTagSet, List<string>> read)
    {
        var words = section.Text.Split(' ');
        var tagSet = TagSet(SectionLayout.Fgi);
        read[tagSet] = words.Length == 1 ? [SectionLayout.UnknownSource] : [.. words.Skip(1)];
        return words[0] == SectionLayout.Fgi && words.Skip(1).All(word => tagSet.Named(word) is not null);
    }

    private bool TryReadItem(MarkingSection item, CategoryTagSet tagSet, Dictionary<CategoryTagSet, List<string>> read, List<MarkingFault> faults)
    {
        if (SectionLayout.ListWords(tagSet.TagName) is { Length: > 0 } words)
        {
            if (read.ContainsKey(tagSet) || !item.Text.StartsWith(words + " ", StringComparison.Ordinal)
                || ReleaseList.Read(text, item.Position + words.Length + 1, item.Text[(words.Length + 1)..], tagSet, []) is not { } codes)
            {
                return false;
            }
            if (tagSet.TagName == SectionLayout.ReleasableTo)
            {
                ReleaseList.Check(codes, text.ColumnOf(item.Position), faults);
            }
            read[tagSet] = codes;
            return true;
        }
        if (NameOf(tagSet, item.Text) is not { } name)
        {
            return false;
        }
        if (!read.TryGetValue(tagSet, out var values))
        {
            read[tagSet] = values = [];
        }
        values.Add(name);
        return true;
    }

    private string? NameOf(CategoryTagSet tagSet, string item)
    {
        foreach (var value in tagSet.Values)
        {
            if (!value.IsPattern && (value.Name == item || value.Aliases.Contains(item) || (isPortion && value.Portion.Length > 0 && value.Portion == item)))
            {
                return value.Name;
            }
        }
        return policy.ValueOf(tagSet, item) is not null ? item : null;
    }

    private CategoryTagSet TagSet(string name) =>
        policy.TryFindTagSet(name, out var tagSet) ? tagSet : throw new InvalidOperationException($"The policy {policy.Id} has no category \"{name}\".");
}
