using System.Diagnostics;
using System.Globalization;
using Caveat.Agreements.Rules;

namespace Caveat.Agreements.Evaluation.Explanations;

/// <summary>Decisions in French. Spaces before double punctuation do not break.</summary>
internal static class FrenchSentences
{
    private static readonly string[] Roles = ["réviseur", "juriste", "opérateur", "inspecteur", "signataire", "responsable d’application"];
    private static readonly string[] Whose = ["appelant", "organisation", "nation", "réseau"];
    private static readonly string[] Periods = ["heure", "jour", "mois"];

    public static string Of(Sentence sentence)
    {
        string[] values = sentence.Values;
        string clause = sentence.Clause is { } named ? $"La clause {named.Number} ({named.In(Language.French).Title})" : "";
        return sentence.Form switch
        {
            SentenceForm.Failed => $"L’accord «\u00a0{values[0]}\u00a0» n’a pas pu être appliqué à cet échange, et seule une décision autorise.",
            SentenceForm.ExceptionsDisagree => $"{clause} a des exceptions qui se contredisent ici, {values[0]}\u00a0: aucune ne compte.",
            SentenceForm.NotInForce => $"La version {values[1]} de «\u00a0{values[0]}\u00a0» est en vigueur à partir du {values[2]}{(values[3].Length > 0 ? $" jusqu’au {values[3]}" : "")}, et non le {values[4]}.",
            SentenceForm.OrderInForce => $"L’ordre «\u00a0{values[0]}\u00a0» ({values[1]}) de l’autorité «\u00a0{values[2]}\u00a0» s’oppose à cet échange.",
            SentenceForm.NoAgreementApplies => "Aucun accord qui pourrait autoriser cet échange ne s’y applique.",
            SentenceForm.NetworkNotInScope => $"Aucune clause de «\u00a0{values[0]}\u00a0» ne vise le réseau «\u00a0{values[1]}\u00a0»\u00a0: l’accord couvre {values[2].Replace("\"", "", StringComparison.Ordinal)}.",
            SentenceForm.OrganisationUnknown => $"L’organisation «\u00a0{values[1]}\u00a0» n’est pas dans le registre de «\u00a0{values[0]}\u00a0».",
            SentenceForm.OrganisationExcluded => $"{clause} exclut l’organisation «\u00a0{values[0]}\u00a0».",
            SentenceForm.LabelAboveCeiling => $"{clause} ne laisse rien au-dessus de {values[0]} entrer sur le réseau «\u00a0{values[1]}\u00a0», et ceci est {values[2]}.",
            SentenceForm.ReleasedAboveCeiling => $"{clause} ne laisse rien au-dessus de {values[0]} entrer sur le réseau «\u00a0{values[1]}\u00a0», même diffusé, et ceci porte {values[2]} comme marquage historique.",
            SentenceForm.UseForbidden => $"{clause} interdit l’usage «\u00a0{values[0]}\u00a0», que le filtrage a trouvé ici.",
            SentenceForm.UseHeld => $"{clause} interdit l’usage «\u00a0{values[0]}\u00a0», que le filtrage a trouvé ici\u00a0: un réviseur décide.",
            SentenceForm.Forbidden => $"{clause} interdit un échange comme celui-ci ({Conditions.French(sentence.Clause!.Rule!.Condition)}).",
            SentenceForm.ForbiddenHeld => $"{clause} retient un échange comme celui-ci ({Conditions.French(sentence.Clause!.Rule!.Condition)})\u00a0: un réviseur décide.",
            SentenceForm.DataProtected => $"{clause} ne laisse aucune donnée du genre «\u00a0{values[0]}\u00a0» parvenir à un modèle, et le filtrage en a trouvé ici.",
            SentenceForm.DataHeld => $"{clause} ne laisse aucune donnée du genre «\u00a0{values[0]}\u00a0» parvenir à un modèle, et le filtrage en a trouvé ici\u00a0: un réviseur décide.",
            SentenceForm.Unread => $"{clause} ne laisse rien entrer sur le réseau «\u00a0{values[0]}\u00a0» qui ne puisse être lu.",
            SentenceForm.UnreadHeld => $"{clause} retient ce qui ne peut être lu\u00a0: un réviseur décide.",
            SentenceForm.AuthorityMissing => $"{clause} demande une base légale que l’appelant déclare\u00a0: {values[0]}.",
            SentenceForm.LocationNotPermitted => values[1].Length > 0
                ? $"{clause} ne laisse répondre que des fournisseurs situés en {values[0]}, et celui-ci est en {values[1]}."
                : $"{clause} ne laisse répondre que des fournisseurs situés en {values[0]}, et personne n’a déclaré où est celui-ci.",
            SentenceForm.NotPermitted => $"{clause} n’autorise pas {The(values[1])} «\u00a0{values[2]}\u00a0», ni aucune autre clause.",
            SentenceForm.NothingPermitted => $"Aucune clause de «\u00a0{values[0]}\u00a0» n’autorise quelque {Noun(values[1])} que ce soit.",
            SentenceForm.LimitReached => $"{clause} accorde {Limit(sentence)}, et cette quantité est épuisée.",
            SentenceForm.ApprovalNeeded => $"{clause} demande l’approbation de {By(sentence.By)}.",
            SentenceForm.ReviewNeeded => $"{clause} garde la réponse jusqu’à l’accord de {By(sentence.By)}.",
            SentenceForm.ExceptionHolds => $"{clause} s’oppose à cet échange et, par l’exception {values[0]}, un réviseur décide.",
            _ => throw new UnreachableException(),
        };
    }

    private static string The(string dimension) => dimension switch
    {
        "organisation" => "l’organisation",
        "nation" => "la nation",
        "purpose" => "la finalité",
        "vendor" => "le fournisseur",
        _ => "le modèle",
    };

    private static string Noun(string dimension) => dimension switch
    {
        "purpose" => "finalité",
        "vendor" => "fournisseur",
        "model" => "modèle",
        _ => dimension,
    };

    private static string By(Approvers by) =>
        by.Person is { } person ? $"la personne «\u00a0{person}\u00a0»"
        : by.People == 1 ? $"une personne du rôle {Roles[(int)by.Role]}, autre que l’appelant"
        : $"{by.People.ToString(CultureInfo.InvariantCulture)} personnes du rôle {Roles[(int)by.Role]}, autres que l’appelant";

    private static string Limit(Sentence sentence)
    {
        var rule = (Rule.Limit)sentence.Clause!.Rule!;
        string unit = rule.Unit switch { LimitUnit.Requests => "requêtes", LimitUnit.Tokens => "jetons", _ => rule.Currency };
        return $"{sentence.Values[0]} {unit} par {Whose[(int)rule.Per]} et par {Periods[(int)rule.Period]}";
    }
}
