using System.Globalization;
using Caveat.Agreements.Rules;
using Caveat.Labels;

namespace Caveat.Agreements.Analysis.Words;

/// <summary>What each form of rule says, in French. Ids and markings stay as the agreement has them.</summary>
internal static class FrenchPhrases
{
    private static readonly Tongue Tongue = Tongue.French;
    private static readonly string[] Roles = ["réviseur", "juriste", "opérateur", "inspecteur", "signataire", "responsable d’application"];
    private static readonly (string Subject, string End)[] Counted = [("les appelants", "és"), ("les organisations", "ées"), ("les nations", "ées"), ("les réseaux", "és")];
    private static readonly string[] Periods = ["heure", "jour", "mois"];
    private static readonly string[] Reports = ["chaque semaine", "chaque mois", "chaque trimestre"];

    public static Phrase Of(Rule rule) => rule switch
    {
        Rule.Scope scope => OfScope(scope),
        Rule.PermitOrganisations permit => Be(Of(permit.Organisations), "autorisées"),
        Rule.PermitNations permit => Be($"les personnes {(permit.Nations.Length == 1 ? "de la nation" : "des nations")} {Tongue.All(permit.Nations)}", "autorisées"),
        Rule.PermitPurposes permit => Be($"les échanges pour {(permit.Purposes.Length == 1 ? "la finalité" : "les finalités")} {Tongue.All(permit.Purposes)}", "autorisés"),
        Rule.PermitVendors permit => Be($"les modèles de {Tongue.All(permit.Vendors)}", "autorisés"),
        Rule.PermitModels permit => new($"parmi les fournisseurs autorisés, seuls les modèles {Tongue.All(permit.Models)}", "sont autorisés", "étaient autorisés"),
        Rule.ExcludeOrganisations exclude => new(Of(exclude.Organisations), "sont refusées, quelle que soit la clause qui les autorise", "étaient refusées, quelle que fût la clause qui les autorisait"),
        Rule.Forbid forbid => Be($"les échanges {Of(forbid.When)}", forbid.Then == WhenDetected.Refuse ? "refusés" : "retenus pour un réviseur"),
        Rule.RequireApproval approval => Be(Exchanges(approval.When), $"retenus jusqu’à l’approbation {By(approval.By)}"),
        Rule.RequireLegalAuthority authority => Be(Exchanges(authority.When), $"refusés sauf si {Tongue.Any(authority.AnyOf)} est déclaré"),
        Rule.RequireMarking marking => Be(Answers(marking.When), "données avec leur marquage"),
        Rule.RequireReview review => Be(Answers(review.When), $"gardées jusqu’à l’accord {By(review.By)}"),
        Rule.Limit limit => OfLimit(limit),
        Rule.Protect protect => OfProtect(protect),
        Rule.Retain retain => Be("les contenus scellés", $"conservés {Tongue.Number(retain.Days)} jours"),
        Rule.Residency residency => Be("les fournisseurs", $"autorisés seulement là où ils sont situés en {Tongue.Any(residency.Nations)}"),
        Rule.Report report => Be("des rapports", $"dus {Reports[(int)report.Every]} à {Tongue.All(report.To)}"),
        Rule.Except except => except.Then == ExceptionEffect.Permit
            ? Be($"les échanges {Of(except.When)}", $"exceptés de la clause {except.Clause}")
            : new($"les échanges {Of(except.When)}", $"sont retenus pour un réviseur là où la clause {except.Clause} les refuserait", $"étaient retenus pour un réviseur là où la clause {except.Clause} les aurait refusés"),
        _ => throw new InvalidOperationException("A rule has a new form."),
    };

    public static string Of(Condition condition) => string.Join(", ", condition.Terms.Select(Of));

    public static string Of(OrganisationSelection selection) => selection.Kinds.IsEmpty
        ? $"{(selection.Ids.Length == 1 ? "l’organisation" : "les organisations")} {Tongue.All(selection.Ids)} et celles qui en dépendent"
        : $"les organisations du genre {Tongue.Any(selection.Kinds)}";

    private static Phrase Be(string subject, string what) => new(subject, $"sont {what}", $"étaient {what}");

    private static string Exchanges(Condition when) => when.IsAlways ? "tous les échanges" : $"les échanges {Of(when)}";

    private static string Answers(Condition when) => when.IsAlways ? "toutes les réponses" : $"les réponses aux échanges {Of(when)}";

    private static string Of(Term term) => term switch
    {
        Term.OfUses uses => $"où l’usage {Tongue.Any(uses.Values)} est trouvé",
        Term.OfPurposes purposes => $"pour la finalité {Tongue.Any(purposes.Values)}",
        Term.OfOrganisations organisations => $"venant d’organisations\u00a0: {Of(organisations.Selection)}",
        Term.OfNations nations => $"de personnes de {Tongue.Any(nations.Values)}",
        Term.OfVendors vendors => $"avec des modèles de {Tongue.Any(vendors.Values)}",
        Term.OfModels models => $"avec le modèle {Tongue.Any(models.Values)}",
        Term.OfData data => $"où des données {Tongue.Any(data.Values)} sont trouvées",
        Term.LabelAbove label => $"dont le marquage est au-dessus de {label.Grade}",
        Term.OfTools tools => $"dont la réponse appelle des outils de la classe {Tongue.Any([.. tools.Values.Select(value => value.Value), .. tools.Unknown ? ["inconnue"] : Array.Empty<string>()])}",
        Term.Declared declared => $"pour lesquels {Tongue.Any(declared.Values)} est déclaré",
        Term.NotDeclared declared => $"pour lesquels {Tongue.Any(declared.Values)} n’est pas déclaré",
        _ => throw new InvalidOperationException("A term has a new form."),
    };

    private static string By(Approvers by) =>
        by.Person is { } person ? $"de la personne {person}"
        : by.People == 1 ? $"d’une personne du rôle {Roles[(int)by.Role]}, autre que l’appelant"
        : $"de {by.People.ToString(CultureInfo.InvariantCulture)} personnes du rôle {Roles[(int)by.Role]}, autres que l’appelant";

    private static Phrase OfScope(Rule.Scope scope)
    {
        string ceiling = string.Join(", ", [Up(scope.Ceiling.First), .. scope.Ceiling.Steps.Select(step => $"à partir du {Tongue.Time(step.From)} {Up(step.Value)}")]);
        string rest = scope.Unread switch
        {
            WhenUnread.Permit => "\u00a0; ce qui ne peut être lu peut entrer aussi",
            WhenUnread.HoldForReviewer => "\u00a0; ce qui ne peut être lu attend un réviseur",
            _ => "\u00a0; rien de ce qui ne peut être lu",
        };
        rest += scope.Released == WhenReleased.Permit ? "\u00a0; ce qui fut diffusé malgré un marquage supérieur peut entrer" : "\u00a0; rien qui porte un marquage supérieur, même diffusé";
        return Be($"les échanges sur le réseau {scope.Network}", $"couverts, {ceiling}{rest}");
    }

    private static string Up(Grade ceiling) => ceiling == Grade.Unmarked ? "sans marquage seulement" : $"jusqu’à {ceiling}";

    private static Phrase OfProtect(Rule.Protect protect)
    {
        string subject = $"les demandes où des données {protect.Data} sont trouvées";
        return protect.Then switch
        {
            WhenFound.Redact => new(subject, "ne sont envoyées à un modèle que sans elles", "n’étaient envoyées à un modèle que sans elles"),
            WhenFound.HoldForReviewer => Be(subject, "retenues pour un réviseur"),
            _ => Be(subject, "refusées"),
        };
    }

    private static Phrase OfLimit(Rule.Limit limit)
    {
        string unit = limit.Unit switch { LimitUnit.Requests => "requêtes", LimitUnit.Tokens => "jetons", _ => limit.Currency };
        string Amount(long amount) => $"{(limit.Unit == LimitUnit.Money ? (amount / 100m).ToString("0.00", CultureInfo.InvariantCulture).Replace('.', ',') : Tongue.Number(amount))} {unit}";
        string amounts = string.Join(", ", [Amount(limit.Amount.First), .. limit.Amount.Steps.Select(step => $"à partir du {Tongue.Time(step.From)} {Amount(step.Value)}")]);
        var (subject, end) = Counted[(int)limit.Per];
        string when = limit.When.IsAlways ? "" : $", en comptant les échanges {Of(limit.When)}";
        return Be(subject, $"limit{end} à {amounts} par {Periods[(int)limit.Period]}{when}");
    }
}
