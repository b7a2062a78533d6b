using Caveat.Agreements.Rules;

namespace Caveat.Agreements.Reading;

/// <summary>Reads <c>permit</c> and <c>exclude</c>.</summary>
internal sealed class PermitReader(NameReader names, ErrorList errors)
{
    private const string Organisations = "organisations";
    private static readonly string[] Dimensions = [Organisations, "nations", "purposes", "vendors", "models"];

    public Rule? Permit(IReadOnlyList<Word> values) => Phrase.OpenList(values, RuleKeys.Permit, Dimensions, errors) switch
    {
        (Organisations, var words) => new Rule.PermitOrganisations(names.Organisations(words)),
        ("nations", var words) => new Rule.PermitNations(names.Nations(words)),
        ("purposes", var words) => new Rule.PermitPurposes(names.Purposes(words)),
        ("vendors", var words) => new Rule.PermitVendors(names.Vendors(words)),
        ("models", var words) => new Rule.PermitModels(names.Models(words)),
        _ => null,
    };

    public Rule.ExcludeOrganisations? Exclude(IReadOnlyList<Word> values) =>
        Phrase.OpenList(values, RuleKeys.Exclude, [Organisations], errors) is var (_, words) ? new(names.Organisations(words)) : null;
}
