using Caveat.Agreements.Registers;

namespace Caveat.Agreements.Reading;

/// <summary>Reads the register: every table but that of the parties.</summary>
internal static class RegisterReader
{
    public static Register Read(Tables tables, ErrorList errors)
    {
        int before = errors.Count;
        var authorities = AuthorityReader.Read(tables, errors);
        var people = PersonReader.Read(tables, authorities, errors);
        if (errors.Count == before)
        {
            AuthorityReader.CheckPeople(tables, authorities, people, errors);
        }

        return new(
            RowReader.Read<NetworkId, Network>(tables, Tables.Networks, NetworkId.TryParse, (id, row) => new(id, RowReader.Named(row, 1, errors)), errors),
            OrganisationReader.Read(tables, errors),
            RowReader.Read<VendorId, Vendor>(tables, Tables.Vendors, VendorId.TryParse, (id, row) => new(id, RowReader.Named(row, 1, errors)), errors),
            RowReader.Read<PurposeId, Purpose>(tables, Tables.Purposes, PurposeId.TryParse, (id, row) => new(id, RowReader.Named(row, 1, errors)), errors))
        {
            Tools = ToolReader.Read(tables, errors),
            Declarations = RowReader.Read<DeclarationId, Declaration>(tables, Tables.Declarations, DeclarationId.TryParse, (id, row) => new(id, RowReader.Named(row, 1, errors)), errors),
            Authorities = authorities,
            People = people,
        };
    }
}
