using System.Collections.Immutable;
using Caveat.Agreements.Registers;

namespace Caveat.Agreements.Reading;

/// <summary>Reads the register's four tables.</summary>
internal static class RegisterReader
{
    private const string NoParent = "-";

    private delegate bool IdReader<T>(string text, out T id);

    public static Register Read(Tables tables, ErrorList errors) => new(
        ReadRows<NetworkId, Network>(tables, Tables.Networks, NetworkId.TryParse, (id, row) => new(id, Named(row, 1, errors)), errors),
        ReadOrganisations(tables, errors),
        ReadRows<VendorId, Vendor>(tables, Tables.Vendors, VendorId.TryParse, (id, row) => new(id, Named(row, 1, errors)), errors),
        ReadRows<PurposeId, Purpose>(tables, Tables.Purposes, PurposeId.TryParse, (id, row) => new(id, Named(row, 1, errors)), errors));

    private static ImmutableArray<TRow> ReadRows<TId, TRow>(
        Tables tables, string[] shape, IdReader<TId> parse, Func<TId, IReadOnlyList<Word>, TRow> make, ErrorList errors)
        where TId : struct
    {
        Dictionary<TId, int> seen = [];
        var rows = ImmutableArray.CreateBuilder<TRow>();
        foreach (var row in tables.Rows(shape))
        {
            if (!parse(row[0].Text, out var id))
            {
                errors.Add(row[0], Identifier.Complaint(shape[0], row[0].Text));
            }
            else if (!seen.TryAdd(id, row[0].Line))
            {
                errors.Add(row[0], $"The {shape[0]} {Wording.Quote(row[0])} is listed twice: keep one row, the first stands in line {seen[id]}.");
                continue;
            }

            rows.Add(make(id, row));
        }

        return rows.DrainToImmutable();
    }

    private static string Named(IReadOnlyList<Word> row, int column, ErrorList errors)
    {
        if (row[column].IsEmpty)
        {
            errors.Add(row[column], $"{Wording.Quote(row[0])} has no plain words beside it: say what it is.");
        }

        return row[column].Text;
    }

    private static ImmutableArray<Organisation> ReadOrganisations(Tables tables, ErrorList errors)
    {
        Dictionary<string, Word> parents = [];
        var organisations = ReadRows<OrganisationId, Organisation>(
            tables,
            Tables.Organisations,
            OrganisationId.TryParse,
            (id, row) =>
            {
                parents.TryAdd(id.Value, row[4]);
                return ReadOrganisation(id, row, errors);
            },
            errors);
        CheckParents(organisations, parents, errors);
        return organisations;
    }

    private static Organisation ReadOrganisation(OrganisationId id, IReadOnlyList<Word> row, ErrorList errors)
    {
        if (!OrganisationKind.TryParse(row[2].Text, out var kind))
        {
            errors.Add(row[2], Identifier.Complaint("kind of organisation", row[2].Text));
        }

        if (!NationCode.TryParse(row[3].Text, out var nation))
        {
            errors.Add(row[3], Nations.Complaint(row[3]));
        }

        // A parent that is no id at all becomes the empty id, which no organisation has, and is reported with the unknown ones.
        OrganisationId? parent = row[4].Text is "" or NoParent ? null : OrganisationId.TryParse(row[4].Text, out var given) ? given : default(OrganisationId);
        return new(id, Named(row, 1, errors), kind, nation, parent);
    }

    private static void CheckParents(ImmutableArray<Organisation> organisations, Dictionary<string, Word> parents, ErrorList errors)
    {
        Dictionary<OrganisationId, OrganisationId?> parentOf = [];
        foreach (var organisation in organisations)
        {
            parentOf.TryAdd(organisation.Id, organisation.Parent);
        }

        string[] ids = [.. parentOf.Keys.Select(id => id.Value)];
        HashSet<OrganisationId> rooted = [];
        foreach (var organisation in organisations.Where(organisation => organisation.Parent is not null))
        {
            var word = parents[organisation.Id.Value];
            if (!parentOf.ContainsKey(organisation.Parent!.Value))
            {
                errors.Add(word, $"The parent {Wording.Quote(word)} is not an organisation of the register{errors.Suggest(word.Text, ids)}");
            }
            else if (IsOwnAncestor(organisation, parentOf, rooted))
            {
                errors.Add(word, $"\"{organisation.Id}\" would be its own ancestor through its parent {Wording.Quote(word)}: break the circle.");
            }
        }
    }

    /// <summary>Whether the parents above an organisation run in a circle; what is found to have a root is remembered, so that all are checked in one pass over each.</summary>
    private static bool IsOwnAncestor(Organisation organisation, Dictionary<OrganisationId, OrganisationId?> parentOf, HashSet<OrganisationId> rooted)
    {
        HashSet<OrganisationId> path = [organisation.Id];
        var above = organisation.Parent;
        while (above is { } id && !rooted.Contains(id))
        {
            if (!path.Add(id))
            {
                return true;
            }

            above = parentOf.GetValueOrDefault(id);
        }

        rooted.UnionWith(path);
        return false;
    }
}
