using Caveat.Agreements.Analysis.Spaces;
using Caveat.Agreements.Registers;
using Caveat.Labels;

namespace Caveat.Agreements.Analysis.Words;

/// <summary>A set of exchanges in words: what all of them have in common.</summary>
internal sealed class BoxWords(FactSpace space, Box universe, Tongue tongue)
{
    private readonly bool _french = tongue == Tongue.French;

    /// <summary>Names sets of organisations by their kind, where it has all of a kind.</summary>
    public Register Register { get; init; } = Register.Empty;

    public static string Value(object value) => value switch
    {
        VendorModel { Model.Value: "" } model => model.Vendor.Value,
        VendorModel model => model.Model.Value.StartsWith(model.Vendor.Value + "/", StringComparison.Ordinal) ? model.Model.Value : $"{model.Vendor}/{model.Model}",
        Classification.Unmarked => "unmarked",
        Classification.TopSecret => "TOP SECRET",
        Classification level => level.ToString().ToUpperInvariant(),
        _ => value.ToString()!,
    };

    /// <summary>What the box asks for beyond the universe, each fact once; empty where it asks for nothing.</summary>
    public string Of(Box box)
    {
        List<string> parts = [];
        foreach (var dimension in space.Dimensions)
        {
            if (!universe.Exceeds(box, dimension))
            {
                continue;
            }

            int[] inside = [.. Enumerable.Range(0, dimension.Classes.Count).Where(i => box.Has(dimension, i))];
            int[] outside = [.. Enumerable.Range(0, dimension.Classes.Count).Where(i => universe.Has(dimension, i) && !box.Has(dimension, i))];
            parts.Add(dimension.Kind switch
            {
                FactKind.Time => Times(dimension, inside),
                FactKind.Unread => Say(box.Has(dimension, 1), "a part cannot be read", "all can be read", "une partie ne peut être lue", "tout peut être lu"),
                FactKind.Answer => Say(box.Has(dimension, 1), "it is an answer", "it is a prompt", "c’est une réponse", "c’est une demande"),
                >= FactKind.Use => $"{Noun(dimension.Kind)} {tongue.Any(dimension.Classes[1].Members.Select(Value))}{Say(box.Has(dimension, 1), "", " not there", "", " absent")}",
                _ => Named(dimension, inside, outside),
            });
        }

        return string.Join("; ", parts);
    }

    private string Say(bool first, string english, string otherEnglish, string french, string otherFrench) =>
        (first, _french) switch { (true, false) => english, (false, false) => otherEnglish, (true, true) => french, _ => otherFrench };

    /// <summary>The values themselves, or where the box has all that no agreement names, those that it has not.</summary>
    private string Named(Dimension dimension, int[] inside, int[] outside)
    {
        bool open = inside.Any(i => dimension.Classes[i].IsOther);
        var members = (open ? outside : inside).SelectMany(i => dimension.Classes[i].Members).Select(Value).Order(StringComparer.Ordinal).ToArray();
        if (!open && dimension.Kind == FactKind.Organisation && members.Length > 0 && KindOf(members) is { } kind)
        {
            return Say(true, $"organisations of kind {kind}", "", $"des organisations du genre {kind}", "");
        }

        return open && members.Length == 0 ? $"{Noun(dimension.Kind)} {Say(true, "any other", "", "tout autre", "")}"
            : open ? $"{Noun(dimension.Kind)} {Say(true, "other than", "", "autre que", "")} {tongue.All(members)}"
            : $"{Noun(dimension.Kind)} {tongue.Any(members)}";
    }

    /// <summary>The kind of which these are all organisations, with those under them.</summary>
    private OrganisationKind? KindOf(string[] members)
    {
        Dictionary<OrganisationId, Organisation> byId = Register.Organisations.ToDictionary(organisation => organisation.Id);
        foreach (var kind in Register.Organisations.Select(organisation => organisation.Kind).Distinct())
        {
            var all = Register.Organisations.Where(organisation => IsOf(organisation, kind)).Select(organisation => organisation.Id.Value).Order(StringComparer.Ordinal);
            if (all.SequenceEqual(members, StringComparer.Ordinal))
            {
                return kind;
            }
        }

        return null;

        bool IsOf(Organisation organisation, OrganisationKind kind) =>
            organisation.Kind == kind || (organisation.Parent is { } parent && IsOf(byId[parent], kind));
    }

    private string Times(Dimension dimension, int[] inside)
    {
        List<string> spans = [];
        for (int i = 0; i < inside.Length; i++)
        {
            int first = inside[i];
            while (i + 1 < inside.Length && inside[i + 1] == inside[i] + 1)
            {
                i++;
            }

            var from = (DateTimeOffset)dimension.Classes[first].Value;
            string until = inside[i] + 1 < dimension.Classes.Count
                ? $" {Say(true, "until", "", "jusqu’au", "")} {tongue.Time((DateTimeOffset)dimension.Classes[inside[i] + 1].Value)}"
                : "";
            spans.Add(from == DateTimeOffset.MinValue ? until.Trim() : $"{Say(true, "from", "", "à partir du", "")} {tongue.Time(from)}{until}");
        }

        return string.Join(", ", spans);
    }

    private string Noun(FactKind kind) => kind switch
    {
        FactKind.Network => Say(true, "network", "", "réseau", ""),
        FactKind.Organisation => "organisation",
        FactKind.Nation => "nation",
        FactKind.Purpose => Say(true, "purpose", "", "finalité", ""),
        FactKind.Model => Say(true, "model of", "", "modèle de", ""),
        FactKind.Label => Say(true, "label", "", "marquage", ""),
        FactKind.Released => Say(true, "released marking", "", "marquage diffusé", ""),
        FactKind.Location => Say(true, "provider in", "", "fournisseur en", ""),
        FactKind.Use => Say(true, "use", "", "usage", ""),
        FactKind.Data => Say(true, "data", "", "données", ""),
        FactKind.Tool => Say(true, "calls of tools of class", "", "appels d’outils de la classe", ""),
        FactKind.Declaration => Say(true, "declared", "", "déclaré", ""),
        _ => Say(true, "used-up limit of clause", "", "limite épuisée de la clause", ""),
    };
}
