using System.Diagnostics;
using System.Globalization;
using Caveat.Agreements.Rules;

namespace Caveat.Agreements.Evaluation.Explanations;

/// <summary>Decisions in English.</summary>
internal static class EnglishSentences
{
    private static readonly string[] Roles = ["reviewer", "legal", "operator", "inspector", "signatory", "app-owner"];
    private static readonly string[] Whose = ["caller", "organisation", "nation", "network"];
    private static readonly string[] Periods = ["hour", "day", "month"];

    public static string Of(Sentence sentence)
    {
        string[] values = sentence.Values;
        string clause = sentence.Clause is { } named ? $"Clause {named.Number} ({named.In(Language.English).Title})" : "";
        return sentence.Form switch
        {
            SentenceForm.Failed => $"The agreement \"{values[0]}\" could not be applied to this exchange, and only a decision permits.",
            SentenceForm.ExceptionsDisagree => $"{clause} has exceptions that disagree here, {values[0]}, so that none of them counts.",
            SentenceForm.NotInForce => $"Version {values[1]} of \"{values[0]}\" is in force from {values[2]}{(values[3].Length > 0 ? $" until {values[3]}" : "")}, not at {values[4]}.",
            SentenceForm.OrderInForce => $"The order \"{values[0]}\" ({values[1]}) of the authority \"{values[2]}\" stands against this exchange.",
            SentenceForm.NoAgreementApplies => "No agreement that could permit this exchange applies to it.",
            SentenceForm.NetworkNotInScope => $"No clause of \"{values[0]}\" brings the network \"{values[1]}\" into scope: it covers {values[2]}.",
            SentenceForm.OrganisationUnknown => $"The organisation \"{values[1]}\" is not in the register of \"{values[0]}\".",
            SentenceForm.OrganisationExcluded => $"{clause} excludes the organisation \"{values[0]}\".",
            SentenceForm.LabelAboveCeiling => $"{clause} lets nothing above {values[0]} enter the network \"{values[1]}\", and this is {values[2]}.",
            SentenceForm.ReleasedAboveCeiling => $"{clause} lets nothing above {values[0]} enter the network \"{values[1]}\", released or not, and this bears {values[2]} as a historic marking.",
            SentenceForm.UseForbidden => $"{clause} forbids the use \"{values[0]}\", which screening found here.",
            SentenceForm.UseHeld => $"{clause} forbids the use \"{values[0]}\", which screening found here: a reviewer decides.",
            SentenceForm.Forbidden => $"{clause} forbids an exchange like this one ({Conditions.English(sentence.Clause!.Rule!.Condition)}).",
            SentenceForm.ForbiddenHeld => $"{clause} holds an exchange like this one ({Conditions.English(sentence.Clause!.Rule!.Condition)}): a reviewer decides.",
            SentenceForm.DataProtected => $"{clause} lets no data of the kind \"{values[0]}\" go to a model, and screening found some here.",
            SentenceForm.DataHeld => $"{clause} lets no data of the kind \"{values[0]}\" go to a model, and screening found some here: a reviewer decides.",
            SentenceForm.Unread => $"{clause} lets nothing enter the network \"{values[0]}\" that cannot be read.",
            SentenceForm.UnreadHeld => $"{clause} holds what cannot be read: a reviewer decides.",
            SentenceForm.AuthorityMissing => $"{clause} asks for a legal authority that the caller declares: {values[0]}.",
            SentenceForm.LocationNotPermitted => values[1].Length > 0
                ? $"{clause} lets only providers in {values[0]} answer, and this one is in {values[1]}."
                : $"{clause} lets only providers in {values[0]} answer, and nobody declared where this one is.",
            SentenceForm.NotPermitted => $"{clause} does not permit the {values[1]} \"{values[2]}\", nor does any other clause.",
            SentenceForm.NothingPermitted => $"No clause of \"{values[0]}\" permits any {values[1]}.",
            SentenceForm.LimitReached => $"{clause} allows {Limit(sentence)}, and that is used up.",
            SentenceForm.ApprovalNeeded => $"{clause} asks that {By(sentence.By)} approve.",
            SentenceForm.ReviewNeeded => $"{clause} keeps the answer until {By(sentence.By)} release{(sentence.By.People == 1 ? "s" : "")} it.",
            SentenceForm.ExceptionHolds => $"{clause} stands against this exchange, and by the exception {values[0]} a reviewer decides.",
            _ => throw new UnreachableException(),
        };
    }

    private static string By(Approvers by) =>
        by.Person is { } person ? $"the person \"{person}\""
        : by.People == 1 ? $"one person of the role {Roles[(int)by.Role]}, not the caller,"
        : $"{by.People.ToString(CultureInfo.InvariantCulture)} people of the role {Roles[(int)by.Role]}, none of them the caller,";

    private static string Limit(Sentence sentence)
    {
        var rule = (Rule.Limit)sentence.Clause!.Rule!;
        string unit = rule.Unit switch { LimitUnit.Requests => "requests", LimitUnit.Tokens => "tokens", _ => rule.Currency };
        return $"{sentence.Values[0]} {unit} per {Whose[(int)rule.Per]} and {Periods[(int)rule.Period]}";
    }
}
