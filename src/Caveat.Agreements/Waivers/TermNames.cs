using Caveat.Agreements.Registers;
using Caveat.Agreements.Rules;

namespace Caveat.Agreements.Waivers;

/// <summary>The names in a condition that a register does not list. Uses, kinds of data, nations and markings are in none.</summary>
internal static class TermNames
{
    public static IEnumerable<string> Unknown(Condition condition, Register register) => condition.Terms.SelectMany(term => term switch
    {
        Term.OfPurposes purposes => Missing("the purpose", purposes.Values, register.Purposes.Select(known => known.Id)),
        Term.OfOrganisations organisations =>
        [
            .. Missing("the organisation", organisations.Selection.Ids, register.Organisations.Select(known => known.Id)),
            .. Missing("the kind of organisation", organisations.Selection.Kinds, register.Organisations.Select(known => known.Kind)),
        ],
        Term.OfVendors vendors => Missing("the vendor", vendors.Values, register.Vendors.Select(known => known.Id)),
        Term.OfModels models => Missing("the vendor", models.Values.Select(model => model.Vendor), register.Vendors.Select(known => known.Id)),
        Term.OfTools tools => Missing("the class of tools", tools.Values, register.Tools.Select(known => known.Class)),
        Term.Declared declared => Missing("the declaration", declared.Values, register.Declarations.Select(known => known.Id)),
        Term.NotDeclared declared => Missing("the declaration", declared.Values, register.Declarations.Select(known => known.Id)),
        _ => [],
    });

    private static IEnumerable<string> Missing<T>(string noun, IEnumerable<T> named, IEnumerable<T> known)
        where T : struct => named.Except(known).Select(name => $"{noun} \"{name}\"");
}
