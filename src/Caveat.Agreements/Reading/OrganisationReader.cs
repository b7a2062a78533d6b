using System.Collections.Immutable;
using Caveat.Agreements.Registers;

namespace Caveat.Agreements.Reading;

/// <summary>Reads the table of organisations.</summary>
internal static class OrganisationReader
{
    public static ImmutableArray<Organisation> Read(Tables tables, ErrorList errors)
    {
        Dictionary<string, Word> parents = [];
        var organisations = RowReader.Read<OrganisationId, Organisation>(
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
            errors.Add(row[3], Nations.Complaint(row[3], errors));
        }

        // A parent that is no id at all becomes the empty id, which no organisation has, and is reported with the unknown ones.
        OrganisationId? parent = row[4].Text is "" or RowReader.None ? null : OrganisationId.TryParse(row[4].Text, out var given) ? given : default(OrganisationId);
        return new(id, RowReader.Named(row, 1, errors), kind, nation, parent);
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
