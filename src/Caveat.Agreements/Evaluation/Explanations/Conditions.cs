using Caveat.Agreements.Rules;

namespace Caveat.Agreements.Evaluation.Explanations;

/// <summary>A clause's condition in a few words.</summary>
internal static class Conditions
{
    public static string English(Condition condition) => string.Join("; ", condition.Terms.Select(English));

    public static string French(Condition condition) => string.Join("\u00a0; ", condition.Terms.Select(French));

    private static string English(Term term) => term switch
    {
        Term.Uses uses => $"use {List(uses.Values)}",
        Term.Purposes purposes => $"purpose {List(purposes.Values)}",
        Term.Organisations organisations => Selected(organisations.Selection, "organisation", "organisation of kind"),
        Term.Nations nations => $"nation {List(nations.Values)}",
        Term.Vendors vendors => $"vendor {List(vendors.Values)}",
        Term.Models models => $"model {List(models.Values)}",
        Term.Data data => $"data {List(data.Values)}",
        Term.LabelAbove label => $"label above {label.Grade}",
        Term.Tools tools => $"tools {Classes(tools, "unknown")}",
        Term.Declared declared => $"declared {List(declared.Values)}",
        Term.NotDeclared declared => $"not declared {List(declared.Values)}",
        _ => "",
    };

    private static string French(Term term) => term switch
    {
        Term.Uses uses => $"usage {List(uses.Values)}",
        Term.Purposes purposes => $"finalité {List(purposes.Values)}",
        Term.Organisations organisations => Selected(organisations.Selection, "organisation", "organisation du genre"),
        Term.Nations nations => $"nation {List(nations.Values)}",
        Term.Vendors vendors => $"fournisseur {List(vendors.Values)}",
        Term.Models models => $"modèle {List(models.Values)}",
        Term.Data data => $"données {List(data.Values)}",
        Term.LabelAbove label => $"marquage au-dessus de {label.Grade}",
        Term.Tools tools => $"outils {Classes(tools, "inconnus")}",
        Term.Declared declared => $"déclaré {List(declared.Values)}",
        Term.NotDeclared declared => $"non déclaré {List(declared.Values)}",
        _ => "",
    };

    private static string Selected(OrganisationSelection selection, string named, string ofKind) =>
        selection.Ids.IsEmpty ? $"{ofKind} {List(selection.Kinds)}" : $"{named} {List(selection.Ids)}";

    private static string Classes(Term.Tools tools, string unknown) =>
        string.Join(", ", tools.Values.Select(value => value.Value).Concat(tools.Unknown ? [unknown] : []));

    private static string List<T>(IEnumerable<T> values) => string.Join(", ", values);
}
