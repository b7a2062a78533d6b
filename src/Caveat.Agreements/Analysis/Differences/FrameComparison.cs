using Caveat.Agreements.Analysis.Words;

namespace Caveat.Agreements.Analysis.Differences;

/// <summary>What differs outside clauses: title, time, parties, register.</summary>
internal sealed class FrameComparison(Agreement before, Agreement after, Tongue tongue)
{
    private readonly bool _french = tongue == Tongue.French;

    public IEnumerable<string> Run() =>
    [
        .. Line(before.Title, after.Title, "the title", "le titre"),
        .. Line(Interval(before), Interval(after), "in force", "en vigueur"),
        .. Line($"{before.Threshold}", $"{after.Threshold}", "signatures needed", "signatures nécessaires"),
        .. Line(Yes(before.IsOverlay), Yes(after.IsOverlay), "overlay", "superposé"),
        .. Line(string.Join(", ", before.Languages), string.Join(", ", after.Languages), "languages", "langues"),
        .. Line(string.Join(", ", before.YieldsTo), string.Join(", ", after.YieldsTo), "yields to", "cède à"),
        .. Line(Applies(before), Applies(after), "applies to", "s’applique à"),
        .. Rows(before.Parties, after.Parties, party => party.Id.Value, party => $"{party.Role}, {party.Key?.Fingerprint ?? Say("no key", "sans clé")}, {(party.SignatureRequired ? Say("signs", "signe") : Say("may sign", "peut signer"))}", "party", "partie"),
        .. Rows(before.Register.Networks, after.Register.Networks, row => row.Id.Value, row => row.Name, "network", "réseau"),
        .. Rows(before.Register.Organisations, after.Register.Organisations, row => row.Id.Value, row => $"{row.Name}, {row.Kind}, {row.Nation}, {row.Parent?.Value ?? "-"}", "organisation", "organisation"),
        .. Rows(before.Register.Vendors, after.Register.Vendors, row => row.Id.Value, row => row.Name, "vendor", "fournisseur"),
        .. Rows(before.Register.Purposes, after.Register.Purposes, row => row.Id.Value, row => row.Description, "purpose", "finalité"),
        .. Rows(before.Register.Tools, after.Register.Tools, row => row.Pattern, row => $"{row.Class}, {row.Effect}", "tool", "outil"),
        .. Rows(before.Register.Declarations, after.Register.Declarations, row => row.Id.Value, row => row.Description, "declaration", "déclaration"),
        .. Rows(before.Register.Authorities, after.Register.Authorities, row => row.Id.Value, row => $"{row.Name}, {string.Join(' ', row.May)}{(row.MayWaive ? " waive" : "")}, {row.Needs}", "authority", "autorité"),
        .. Rows(before.Register.People, after.Register.People, row => row.Id.Value, row => $"{row.Name}, {row.Rank?.Value ?? "-"}, {row.Authority?.Value ?? "-"}, {row.Key?.Fingerprint ?? "-"}", "person", "personne"),
    ];

    private IEnumerable<string> Line(string was, string now, string english, string french) =>
        was == now ? [] : [Say($"{english}: {Quote(now)}; before, {Quote(was)}.", $"{french}\u00a0: {Quote(now)}\u00a0; auparavant, {Quote(was)}.")];

    private IEnumerable<string> Rows<T>(IEnumerable<T> was, IEnumerable<T> now, Func<T, string> id, Func<T, string> text, string english, string french)
    {
        var old = was.ToDictionary(id, text);
        var next = now.ToDictionary(id, text);
        string noun = Say(english, french);
        foreach (string key in old.Keys.Union(next.Keys).Order(StringComparer.Ordinal))
        {
            bool had = old.TryGetValue(key, out string? before);
            bool has = next.TryGetValue(key, out string? after);
            if (!had)
            {
                yield return Say($"{noun} \"{key}\" is new: {after}.", $"{noun} «\u00a0{key}\u00a0»\u00a0: nouveau\u00a0: {after}.");
            }
            else if (!has)
            {
                yield return Say($"{noun} \"{key}\" is gone: {before}.", $"{noun} «\u00a0{key}\u00a0»\u00a0: supprimé\u00a0: {before}.");
            }
            else if (before != after)
            {
                yield return Say($"{noun} \"{key}\": {after}; before, {before}.", $"{noun} «\u00a0{key}\u00a0»\u00a0: {after}\u00a0; auparavant, {before}.");
            }
        }
    }

    private string Interval(Agreement agreement) =>
        Say($"from {tongue.Time(agreement.InForce.From)}", $"à partir du {tongue.Time(agreement.InForce.From)}")
        + (agreement.InForce.Until is { } until ? Say($" until {tongue.Time(until)}", $" jusqu’au {tongue.Time(until)}") : "");

    private string Applies(Agreement agreement) => agreement.AppliesTo switch
    {
        Applicability.Nations nations => tongue.All(nations.Values),
        Applicability.Vendors vendors => tongue.All(vendors.Values),
        Applicability.Organisations organisations => _french ? FrenchPhrases.Of(organisations.Selection) : EnglishPhrases.Of(organisations.Selection),
        _ => Say("everyone", "tous"),
    };

    private string Yes(bool value) => value ? Say("yes", "oui") : Say("no", "non");

    private string Quote(string value) => value.Length == 0 ? Say("nothing", "rien") : value;

    private string Say(string english, string french) => _french ? french : english;
}
