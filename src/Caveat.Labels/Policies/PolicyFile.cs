using System.Collections.Immutable;
using System.Globalization;

namespace Caveat.Labels.Policies;

/// <summary>Reads our own policy files; their format is described at the head of <c>Data/nato.policy</c>. A fault in one is a fault of the build.</summary>
internal static class PolicyFile
{
    private static readonly Dictionary<string, MarkingGrammar> Grammars = new()
    {
        [""] = MarkingGrammar.Phrases,
        ["phrases"] = MarkingGrammar.Phrases,
        ["sections"] = MarkingGrammar.Sections,
        ["joint"] = MarkingGrammar.Joint,
    };

    /// <param name="known">The policies read so far; a later one may name its equivalents among them.</param>
    /// <param name="nations">The values that a line <c>nations</c> stands for.</param>
    public static IEnumerable<SecurityPolicy> Read(string file, string text, Func<string, SecurityPolicy> known, ImmutableArray<CategoryValue> nations)
    {
        List<PolicyLine> section = [];
        foreach (var line in PolicyLine.Read(file, text.Split('\n')))
        {
            if (line.Keyword == "policy" && section.Count > 0)
            {
                yield return ReadPolicy(section, known, nations);
                section.Clear();
            }
            section.Add(line);
        }
        if (section.Count > 0)
        {
            yield return ReadPolicy(section, known, nations);
        }
    }

    private static SecurityPolicy ReadPolicy(List<PolicyLine> lines, Func<string, SecurityPolicy> known, ImmutableArray<CategoryValue> nations)
    {
        var head = lines[0];
        head.Expect("oid", "title", "also", "members", "grammar", "equals");
        var body = lines[1..];
        var references = new ReferenceTable(body);
        var tagSets = TagSetLines.Read(body, references, nations);
        var classLines = body.Where(line => line.Keyword == "class").ToList();
        var classifications = classLines.Select((line, index) => ReadClassification(line, classLines.Count - index, references)).ToImmutableArray();
        var outward = classLines.Where(line => line.Has("outward") || line.Has("obsolete")).Select(line => line.Subject).ToHashSet();
        return new SecurityPolicy(PolicyId.Parse(head.Subject), classifications, tagSets)
        {
            Oid = head.Of("oid"),
            Title = head.Of("title"),
            Aliases = [.. head.All("also")],
            Members = [.. head.Of("members").Split(' ', StringSplitOptions.RemoveEmptyEntries)],
            Grammar = Grammars[head.Of("grammar")],
            Equivalences = [.. head.Of("equals").Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(name => AtTheSameLevel(classifications, known(name), outward))],
        };
    }

    private static PolicyClassification ReadClassification(PolicyLine line, int hierarchy, ReferenceTable references)
    {
        line.Expect("level", "portion", "say", "also", "obsolete", "outward", "names", "excludes", "needs");
        var level = byte.Parse(line.Of("level"), CultureInfo.InvariantCulture);
        if (level > (byte)Classification.TopSecret)
        {
            throw line.Fault("a level is a number from 0 to 5");
        }
        return new PolicyClassification(line.Subject, hierarchy, (Classification)level)
        {
            Portion = line.Of("portion"),
            Phrases = line.Has("say") ? [.. line.InLanguages("say")] : [new Phrase("", line.Subject)],
            Aliases = [.. line.All("also")],
            IsObsolete = line.Has("obsolete"),
            NamesOwner = line.Has("names"),
            Rules = references.Rules(line),
        };
    }

    // Equivalents stand at the same level. What only goes outward is said in the other policy and is never the answer to it.
    private static IEnumerable<ClassificationEquivalence> AtTheSameLevel(ImmutableArray<PolicyClassification> classifications, SecurityPolicy other, HashSet<string> outward)
    {
        foreach (var classification in classifications.Where(entry => entry.Level >= Classification.Restricted))
        {
            var counterpart = other.Classifications.FirstOrDefault(entry => entry.Level == classification.Level && !entry.IsObsolete);
            if (counterpart is not null)
            {
                yield return new ClassificationEquivalence(classification.Name, other.Id, counterpart.Name, Outward: true, Inward: !outward.Contains(classification.Name));
            }
        }
    }
}
