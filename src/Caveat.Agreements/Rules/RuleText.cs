using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Caveat.Agreements.Reading;

namespace Caveat.Agreements.Rules;

/// <summary>Writes rules in the one canonical wording of docs/reference/agreement.md; reading it gives the same rule.</summary>
public static class RuleText
{
    private const int Hundredths = 100;

    /// <summary>The lines of a clause's rule block, without its fences; empty where the clause has no rule and is stated.</summary>
    public static string Write(Clause clause)
    {
        StringBuilder text = new();
        if (clause.Rule is { } rule)
        {
            WriteRule(text, rule);
        }

        AddTime(text, RuleKeys.From, clause.From);
        AddTime(text, RuleKeys.Until, clause.Until);
        if (clause.Waiver is { } waiver)
        {
            Add(text, RuleKeys.Waiver, $"by {waiver.Authority} of rank {waiver.Rank}, for at most {waiver.MaxDays} days, notice within {waiver.NoticeDays} days");
        }

        if (clause.Rule is not null || clause.Enforcement != Enforcement.Stated)
        {
            Add(text, RuleKeys.Enforcement, RuleWords.Labels[(int)clause.Enforcement]);
        }

        return text.ToString();
    }

    /// <summary>A condition's term, as it stands after <c>forbid:</c>, <c>when:</c> or <c>and:</c>.</summary>
    public static string Write(Term term) => term switch
    {
        Term.OfUses uses => $"use {List(uses.Values)}",
        Term.OfPurposes purposes => $"purposes {List(purposes.Values)}",
        Term.OfOrganisations organisations => Write(organisations.Selection),
        Term.OfNations nations => $"nations {List(nations.Values)}",
        Term.OfVendors vendors => $"vendors {List(vendors.Values)}",
        Term.OfModels models => $"models {List(models.Values)}",
        Term.OfData data => $"data {List(data.Values)}",
        Term.LabelAbove label => $"label above {label.Grade}",
        Term.OfTools tools => $"tools {string.Join(", ", [.. tools.Values.Select(value => value.Value), .. tools.Unknown ? [RuleWords.UnknownTool] : Array.Empty<string>()])}",
        Term.Declared declared => $"declared {List(declared.Values)}",
        Term.NotDeclared declared => $"not declared {List(declared.Values)}",
        _ => throw new InvalidOperationException("A term has a new form."),
    };

    private static void WriteRule(StringBuilder text, Rule rule)
    {
        switch (rule)
        {
            case Rule.Scope scope:
                Add(text, RuleKeys.Scope, $"network {scope.Network}");
                Add(text, RuleKeys.Ceiling, Series(scope.Ceiling, grade => grade.ToString(), ""));
                Add(text, RuleKeys.Unread, RuleWords.Unread[(int)scope.Unread], scope.Unread == default);
                Add(text, RuleKeys.Released, RuleWords.Released[(int)scope.Released], scope.Released == default);
                break;
            case Rule.Forbid forbid:
                bool screened = forbid.When.Terms.Any(term => term is Term.OfUses or Term.OfData);
                AddCondition(text, RuleKeys.Forbid, forbid.When);
                Add(text, screened ? RuleKeys.WhenDetected : RuleKeys.Then, RuleWords.Detected[(int)forbid.Then], !screened && forbid.Then == default);
                break;
            case Rule.Protect protect:
                Add(text, RuleKeys.Protect, protect.Data.Value);
                Add(text, RuleKeys.WhenDetected, RuleWords.Found[(int)protect.Then]);
                break;
            case Rule.RequireApproval approval:
                AddRequirement(text, "human approval", approval.By, approval.When);
                break;
            case Rule.RequireReview review:
                AddRequirement(text, "review before release", review.By, review.When);
                break;
            case Rule.Except except:
                Add(text, RuleKeys.Except, $"clause {except.Clause}");
                AddCondition(text, RuleKeys.When, except.When);
                Add(text, RuleKeys.Then, RuleWords.Effects[(int)except.Then], except.Then == default);
                break;
            default:
                (string verb, string value) = Line(rule);
                Add(text, verb, value);
                AddCondition(text, RuleKeys.When, rule.Condition);
                break;
        }
    }

    private static (string Verb, string Value) Line(Rule rule) => rule switch
    {
        Rule.PermitOrganisations permit => (RuleKeys.Permit, Write(permit.Organisations)),
        Rule.PermitNations permit => (RuleKeys.Permit, $"nations {List(permit.Nations)}"),
        Rule.PermitPurposes permit => (RuleKeys.Permit, $"purposes {List(permit.Purposes)}"),
        Rule.PermitVendors permit => (RuleKeys.Permit, $"vendors {List(permit.Vendors)}"),
        Rule.PermitModels permit => (RuleKeys.Permit, $"models {List(permit.Models)}"),
        Rule.ExcludeOrganisations exclude => (RuleKeys.Exclude, Write(exclude.Organisations)),
        Rule.RequireLegalAuthority require => (RuleKeys.Require, $"legal authority {List(require.AnyOf)}"),
        Rule.RequireMarking => (RuleKeys.Require, "marking on answer"),
        Rule.Limit limit => (RuleKeys.Limit, Series(limit.Amount, amount => Amount(amount, limit.Unit), $" {(limit.Unit == LimitUnit.Money ? limit.Currency : RuleWords.Units[(int)limit.Unit])} per {RuleWords.Pers[(int)limit.Per]} per {RuleWords.Periods[(int)limit.Period]}")),
        Rule.Retain retain => (RuleKeys.Retain, $"sealed content for {retain.Days} days"),
        Rule.Residency residency => (RuleKeys.Residency, List(residency.Nations)),
        Rule.Report report => (RuleKeys.Report, $"every {RuleWords.Reports[(int)report.Every]} to {List(report.To)}"),
        _ => throw new InvalidOperationException("A rule has a new form."),
    };

    private static void AddRequirement(StringBuilder text, string form, Approvers by, Condition when)
    {
        Add(text, RuleKeys.Require, form);
        Add(text, RuleKeys.By, by.Person is { } person ? $"person {person}" : $"{by.People} of role {RuleWords.Roles[(int)by.Role]}");
        AddCondition(text, RuleKeys.When, when);
    }

    private static void AddCondition(StringBuilder text, string key, Condition condition)
    {
        foreach (var term in condition.Terms)
        {
            Add(text, key, Write(term));
            key = RuleKeys.And;
        }
    }

    private static void AddTime(StringBuilder text, string key, DateTimeOffset? time)
    {
        if (time is { } value)
        {
            Add(text, key, Literal.Time(value));
        }
    }

    /// <summary>Leaves out what goes without saying.</summary>
    private static void Add(StringBuilder text, string key, string value, bool isDefault = false)
    {
        if (!isDefault)
        {
            text.Append(text.Length == 0 ? "" : "\n").Append(key).Append(": ").Append(value);
        }
    }

    private static string Write(OrganisationSelection selection) =>
        selection.Kinds.IsEmpty ? $"organisations {List(selection.Ids)}" : $"organisations {RuleWords.OfKind} {List(selection.Kinds)}";

    private static string Series<T>(Dated<T> series, Func<T, string> write, string afterFirst) => string.Join(
        ", ",
        [write(series.First) + afterFirst, .. series.Steps.Select(step => $"{write(step.Value)} from {Literal.Time(step.From)}")]);

    private static string Amount(long amount, LimitUnit unit) =>
        unit != LimitUnit.Money ? amount.ToString(CultureInfo.InvariantCulture)
        : amount % Hundredths == 0 ? (amount / Hundredths).ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{amount / Hundredths}.{amount % Hundredths:D2}");

    private static string List<T>(ImmutableArray<T> values) => string.Join(", ", values);
}
