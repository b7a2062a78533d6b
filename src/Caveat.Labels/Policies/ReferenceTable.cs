using System.Collections.Immutable;

namespace Caveat.Labels.Policies;

/// <summary>Resolves the names in a policy file's rules: a tag's name means any value of it, a value's name that value.</summary>
internal sealed class ReferenceTable
{
    private readonly Dictionary<string, CategoryReference> _references = new(StringComparer.Ordinal);

    public ReferenceTable(IEnumerable<PolicyLine> lines)
    {
        var tag = "";
        foreach (var line in lines)
        {
            if (line.Keyword == "tags")
            {
                tag = line.Subject;
                _references[tag] = new CategoryReference(tag, "");
            }
            else if (line.Keyword == "value")
            {
                _references.TryAdd(line.Subject, new CategoryReference(tag, line.Subject));
            }
        }
    }

    public ImmutableArray<CategoryRule> Rules(PolicyLine line) =>
    [
        .. line.All("excludes").Select(names => new CategoryRule(CategoryDemand.None, Resolve(line, names.Split(", ")))),
        .. line.All("needs").Select(names => new CategoryRule(CategoryDemand.OneOrMore, Resolve(line, names.Split(" or ")))),
    ];

    public static ClassificationLimits Limits(PolicyLine line) => line.Has("only") || line.Has("not")
        ? new ClassificationLimits(List(line.Of("only")), List(line.Of("not")))
        : ClassificationLimits.None;

    private static ImmutableArray<string> List(string text) => text.Length == 0 ? [] : [.. text.Split(", ")];

    private ImmutableArray<CategoryReference> Resolve(PolicyLine line, string[] names) =>
        [.. names.Select(name =>
            _references.TryGetValue(name, out var found) ? found
            // "Owner USA": a value that the line "nations" stands for.
            : name.LastIndexOf(' ') is > 0 and var space && _references.TryGetValue(name[..space], out var tag) && tag.Value.Length == 0 ? tag with { Value = name[(space + 1)..] }
            : throw line.Fault($"\"{name}\" is no category and no value of the policy"))];
}
