using Caveat.Agreements.Rules;

namespace Caveat.Agreements.Evaluation.Explanations;

/// <summary>A clause's condition in a few words.</summary>
internal static class Conditions
{
    public static string English(Condition condition) => string.Join("; ", condition.Terms.Select(English));

    public static string French(Condition condition) => string.Join("\u00a0; ", condition.Terms.Select(French));

    private static string English(Term term) => term switch
    {
        Term.OfUses uses => $"use {List(uses.Values)}",
        Term.OfPurposes purposes => $"purpose {List(purposes.Values)}",
        Term.OfOrganisations organisations => Selected(organisations.Selection, "organisation", "organisation of kind"),
        Term.OfNations nations => $"nation {List(nations.Values)}",
        Term.OfVendors vendors => $"vendor {List(vendors.Values)}",
        Term.OfModels models => $"model {List(models.Values)}",
        Term.OfData data => $"data {List(data.Values)}",
        Term.LabelAbove label => $"label above {label.Grade}",
        Term.OfTools tools => $"tools {Classes(tools, "unknown")}",
        Term.Declared declared => $"declared {List(declared.Values)}",
        Term.NotDeclared declared => $"not declared {List(declared.Values)}",
        _ => "",
    };

    private static string French(Term term) => term switch
    {
        Term.OfUses uses => $"usage {List(uses.Values)}",
        Term.OfPurposes purposes => $"finalité {List(purposes.Values)}",
        Term.OfOrganisations organisations => Selected(organisations.Selection, "organisation", "organisation du genre"),
        Term.OfNations nations => $"nation {List(nations.Values)}",
        Term.OfVendors vendors => $"fournisseur {List(vendors.Values)}",
        Term.OfModels models => $"modèle {List(models.Values)}",
        Term.OfData data => $"données {List(data.Values)}",
        Term.LabelAbove label => $"marquage au-dessus de {label.Grade}",
        Term.OfTools tools => $"outils {Classes(tools, "inconnus")}",
        Term.Declared declared => $"déclaré {List(declared.Values)}",
        Term.NotDeclared declared => $"non déclaré {List(declared.Values)}",
        _ => "",
    };

    private static string Selected(OrganisationSelection selection, string named, string ofKind) =>
        selection.Ids.IsEmpty ? $"{ofKind} {List(selection.Kinds)}" : $"{named} {List(selection.Ids)}";

    private static string Classes(Term.OfTools tools, string unknown) =>
        string.Join(", ", tools.Values.Select(value => value.Value).Concat(tools.Unknown ? [unknown] : []));

    private static string List<T>(IEnumerable<T> values) => string.Join(", ", values);
}
