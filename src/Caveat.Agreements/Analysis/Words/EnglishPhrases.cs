using System.Globalization;
using Caveat.Agreements.Rules;
using Caveat.Labels;

namespace Caveat.Agreements.Analysis.Words;

/// <summary>What each form of rule says, in English.</summary>
internal static class EnglishPhrases
{
    private static readonly Tongue Tongue = Tongue.English;
    private static readonly string[] Roles = ["reviewer", "legal", "operator", "inspector", "signatory", "app owner"];
    private static readonly string[] Counted = ["callers", "organisations", "nations", "networks"];
    private static readonly string[] Periods = ["hour", "day", "month"];
    private static readonly string[] Reports = ["week", "month", "quarter"];

    public static Phrase Of(Rule rule) => rule switch
    {
        Rule.Scope scope => OfScope(scope),
        Rule.PermitOrganisations permit => Be(Of(permit.Organisations), "permitted"),
        Rule.PermitNations permit => Be($"people of {(permit.Nations.Length == 1 ? "the nation" : "the nations")} {Tongue.All(permit.Nations)}", "permitted"),
        Rule.PermitPurposes permit => Be($"{(permit.Purposes.Length == 1 ? "exchanges for the purpose" : "exchanges for the purposes")} {Tongue.All(permit.Purposes)}", "permitted"),
        Rule.PermitVendors permit => Be($"models of {Tongue.All(permit.Vendors)}", "permitted"),
        Rule.PermitModels permit => new($"of the permitted vendors, only the models {Tongue.All(permit.Models)}", "are permitted", "were permitted"),
        Rule.ExcludeOrganisations exclude => new(Of(exclude.Organisations), "are refused, whatever permits them", "were refused, whatever permitted them"),
        Rule.Forbid forbid => Be($"exchanges {Of(forbid.When)}", forbid.Then == WhenDetected.Refuse ? "refused" : "held for a reviewer"),
        Rule.RequireApproval approval => Be(Exchanges(approval.When), $"held until {Of(approval.By)} approve{(approval.By.People == 1 ? "s" : "")}"),
        Rule.RequireLegalAuthority authority => Be(Exchanges(authority.When), $"refused unless {Tongue.Any(authority.AnyOf)} is declared"),
        Rule.RequireMarking marking => Be(Answers(marking.When), "given with their marking"),
        Rule.RequireReview review => Be(Answers(review.When), $"kept until {Of(review.By)} release{(review.By.People == 1 ? "s" : "")} them"),
        Rule.Limit limit => Be(Counted[(int)limit.Per], $"limited to {Amounts(limit)} each per {Periods[(int)limit.Period]}{(limit.When.IsAlways ? "" : $", counting exchanges {Of(limit.When)}")}"),
        Rule.Protect protect => OfProtect(protect),
        Rule.Retain retain => Be("sealed contents", $"kept for {Tongue.Number(retain.Days)} days"),
        Rule.Residency residency => Be("providers", $"permitted only where they run in {Tongue.Any(residency.Nations)}"),
        Rule.Report report => Be("reports", $"due every {Reports[(int)report.Every]} to {Tongue.All(report.To)}"),
        Rule.Except except => except.Then == ExceptionEffect.Permit
            ? new($"exchanges {Of(except.When)}", $"are excepted from clause {except.Clause}", $"were excepted from clause {except.Clause}")
            : new($"exchanges {Of(except.When)}", $"are held for a reviewer where clause {except.Clause} would refuse them", $"were held for a reviewer where clause {except.Clause} would have refused them"),
        _ => throw new InvalidOperationException("A rule has a new form."),
    };

    public static string Of(Condition condition) => string.Join(", ", condition.Terms.Select(Of));

    public static string Of(OrganisationSelection selection) => selection.Kinds.IsEmpty
        ? $"{(selection.Ids.Length == 1 ? "the organisation" : "the organisations")} {Tongue.All(selection.Ids)} and those under {(selection.Ids.Length == 1 ? "it" : "them")}"
        : $"organisations of kind {Tongue.Any(selection.Kinds)}";

    private static Phrase Be(string subject, string what) => new(subject, $"are {what}", $"were {what}");

    private static string Exchanges(Condition when) => when.IsAlways ? "all exchanges" : $"exchanges {Of(when)}";

    private static string Answers(Condition when) => when.IsAlways ? "all answers" : $"answers to exchanges {Of(when)}";

    private static string Of(Term term) => term switch
    {
        Term.Uses uses => $"in which the use {Tongue.Any(uses.Values)} is found",
        Term.Purposes purposes => $"for the purpose {Tongue.Any(purposes.Values)}",
        Term.Organisations organisations => $"of {Of(organisations.Selection)}",
        Term.Nations nations => $"of people of {Tongue.Any(nations.Values)}",
        Term.Vendors vendors => $"with models of {Tongue.Any(vendors.Values)}",
        Term.Models models => $"with the model {Tongue.Any(models.Values)}",
        Term.Data data => $"in which {Tongue.Any(data.Values)} are found",
        Term.LabelAbove label => $"with a label above {label.Grade}",
        Term.Tools tools => $"whose answer calls tools of class {Tongue.Any([.. tools.Values.Select(value => value.Value), .. tools.Unknown ? ["unknown"] : Array.Empty<string>()])}",
        Term.Declared declared => $"for which {Tongue.Any(declared.Values)} is declared",
        Term.NotDeclared declared => $"for which {Tongue.Any(declared.Values)} is not declared",
        _ => throw new InvalidOperationException("A term has a new form."),
    };

    private static string Of(Approvers by) =>
        by.Person is { } person ? $"the person {person}"
        : by.People == 1 ? $"one person of the role {Roles[(int)by.Role]}, other than the caller,"
        : $"{by.People.ToString(CultureInfo.InvariantCulture)} people of the role {Roles[(int)by.Role]}, other than the caller,";

    private static Phrase OfScope(Rule.Scope scope)
    {
        string ceiling = string.Join(", ", [Up(scope.Ceiling.First), .. scope.Ceiling.Steps.Select(step => $"from {Tongue.Time(step.From)} {Up(step.Value)}")]);
        string rest = scope.Unread switch
        {
            WhenUnread.Permit => "; what cannot be read may enter too",
            WhenUnread.HoldForReviewer => "; what cannot be read waits for a reviewer",
            _ => "; nothing that cannot be read",
        };
        rest += scope.Released == WhenReleased.Permit ? "; what was released from a higher marking may enter" : "; nothing that bears a higher marking, released or not";
        return Be($"exchanges on the network {scope.Network}", $"covered, {ceiling}{rest}");
    }

    private static string Up(Grade ceiling) => ceiling == Grade.Unmarked ? "unmarked only" : $"up to {ceiling}";

    private static Phrase OfProtect(Rule.Protect protect) => protect.Then switch
    {
        WhenFound.Redact => new($"prompts in which {protect.Data} are found", "are sent to a model only without them", "were sent to a model only without them"),
        WhenFound.HoldForReviewer => Be($"prompts in which {protect.Data} are found", "held for a reviewer"),
        _ => Be($"prompts in which {protect.Data} are found", "refused"),
    };

    private static string Amounts(Rule.Limit limit)
    {
        string unit = limit.Unit switch { LimitUnit.Requests => "requests", LimitUnit.Tokens => "tokens", _ => limit.Currency };
        string Amount(long amount) => $"{(limit.Unit == LimitUnit.Money ? (amount / 100m).ToString("N2", CultureInfo.InvariantCulture) : Tongue.Number(amount))} {unit}";
        return string.Join(", ", [Amount(limit.Amount.First), .. limit.Amount.Steps.Select(step => $"from {Tongue.Time(step.From)} {Amount(step.Value)}")]);
    }
}
