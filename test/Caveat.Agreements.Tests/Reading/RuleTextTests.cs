using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using Caveat.Agreements.Reading;
using Caveat.Agreements.Registers;
using Caveat.Agreements.Rules;
using Caveat.Labels;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Caveat.Agreements.Tests.Reading;

public sealed class RuleTextTests
{
    private static readonly Gen<DateTimeOffset> Times =
        from seconds in Gen.Choose(0, int.MaxValue)
        select new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(seconds);

    private static readonly Gen<OrganisationSelection> Selections = Gen.OneOf(
        Some(["office", "desk", "agency"], OrganisationId.Parse).Select(ids => new OrganisationSelection(ids, [])),
        Some(["office", "intelligence"], OrganisationKind.Parse).Select(kinds => new OrganisationSelection([], kinds)));

    private static readonly Gen<ImmutableArray<NationCode>> Nations = Some(["BEL", "USA", "FRA", "DEU"], NationCode.Parse);
    private static readonly Gen<ImmutableArray<DeclarationId>> Declarations = Some(["warrant", "control-required"], DeclarationId.Parse);
    private static readonly Gen<ImmutableArray<ModelPattern>> Models = Some(["vendor/*", "vendor/a", "vendor/b-1.5"], Model);
    private static readonly Gen<Grade> Grades = Gen.Elements("NATO UNCLASSIFIED", "COSMIC TOP SECRET", "US SECRET", "FRA RESTRICTED", "EU CONFIDENTIAL").Select(GradeOf);

    private static readonly Gen<Term> Terms = Gen.OneOf(
        Some(["spying", "profiling"], UseId.Parse).Select(values => (Term)new Term.OfUses(values)),
        Some(["staff-work"], PurposeId.Parse).Select(values => (Term)new Term.OfPurposes(values)),
        Selections.Select(selection => (Term)new Term.OfOrganisations(selection)),
        Nations.Select(values => (Term)new Term.OfNations(values)),
        Some(["vendor"], VendorId.Parse).Select(values => (Term)new Term.OfVendors(values)),
        Models.Select(values => (Term)new Term.OfModels(values)),
        Some(["secrets", "personal-data"], DataKindId.Parse).Select(values => (Term)new Term.OfData(values)),
        Grades.Select(grade => (Term)new Term.LabelAbove(grade)),
        from classes in Gen.OneOf(Gen.Constant(ImmutableArray<ToolClassId>.Empty), Some(["weapons", "reading"], ToolClassId.Parse))
        from unknown in Gen.Elements(true, false)
        select (Term)new Term.OfTools(classes, unknown || classes.IsEmpty),
        Declarations.Select(values => (Term)new Term.Declared(values)),
        Declarations.Select(values => (Term)new Term.NotDeclared(values)));

    private static readonly Gen<Condition> Demanding =
        from terms in Terms.NonEmptyListOf()
        select new Condition([.. terms.DistinctBy(RuleText.Write).Take(5)]);

    private static readonly Gen<Condition> Conditions = Gen.OneOf(Gen.Constant(Condition.Always), Demanding);

    private static readonly Gen<Approvers> By = Gen.OneOf(
        Gen.Elements("ada", "eve").Select(person => new Approvers(1, ReviewRole.Reviewer, PersonId.Parse(person))),
        from people in Gen.Choose(1, 9)
        from role in Gen.Elements(Enum.GetValues<ReviewRole>())
        select new Approvers(people, role, null));

    private static readonly Gen<Rule> Rules = Gen.OneOf(
        Selections.Select(selection => (Rule)new Rule.PermitOrganisations(selection)),
        Nations.Select(values => (Rule)new Rule.PermitNations(values)),
        Some(["staff-work"], PurposeId.Parse).Select(values => (Rule)new Rule.PermitPurposes(values)),
        Some(["vendor"], VendorId.Parse).Select(values => (Rule)new Rule.PermitVendors(values)),
        Models.Select(values => (Rule)new Rule.PermitModels(values)),
        Selections.Select(selection => (Rule)new Rule.ExcludeOrganisations(selection)),
        from condition in Demanding from then in Gen.Elements(Enum.GetValues<WhenDetected>()) select (Rule)new Rule.Forbid(condition, then),
        from approvers in By from condition in Conditions select (Rule)new Rule.RequireApproval(approvers, condition),
        from approvers in By from condition in Conditions select (Rule)new Rule.RequireReview(approvers, condition),
        from any in Declarations from condition in Conditions select (Rule)new Rule.RequireLegalAuthority(any, condition),
        Conditions.Select(condition => (Rule)new Rule.RequireMarking(condition)),
        from unit in Gen.Elements(Enum.GetValues<LimitUnit>())
        from amount in Series(Gen.Choose(1, int.MaxValue).Select(value => (long)value))
        from per in Gen.Elements(Enum.GetValues<LimitPer>())
        from period in Gen.Elements(Enum.GetValues<LimitPeriod>())
        from condition in Conditions
        select (Rule)new Rule.Limit(amount, unit, unit == LimitUnit.Money ? "EUR" : "", per, period, condition),
        Gen.Elements(WhenFound.Refuse, WhenFound.HoldForReviewer).Select(then => (Rule)new Rule.Protect(DataKindId.Parse("secrets"), then)),
        Gen.Elements(Enum.GetValues<WhenFound>()).Select(then => (Rule)new Rule.Protect(DataKindId.Parse("personal-data"), then)),
        Gen.Choose(1, 999_999).Select(days => (Rule)new Rule.Retain(days)),
        Nations.Select(nations => (Rule)new Rule.Residency(nations)),
        from every in Gen.Elements(Enum.GetValues<ReportPeriod>()) from to in Some(["vendor", "department"], PartyId.Parse) select (Rule)new Rule.Report(every, to),
        from condition in Demanding from then in Gen.Elements(Enum.GetValues<ExceptionEffect>()) select (Rule)new Rule.Except(ClauseNumber.Parse("6"), condition, then));

    private static readonly Gen<Clause> Clauses =
        from rule in Rules
        from start in Times
        from days in Gen.Choose(1, 9_999)
        from dated in Gen.Choose(0, 3)
        from waived in Gen.Elements(true, false)
        let waivable = rule is not (Rule.PermitOrganisations or Rule.PermitNations or Rule.PermitPurposes or Rule.PermitVendors or Rule.PermitModels or Rule.Retain or Rule.Report or Rule.Except)
        select new Clause(ClauseNumber.Parse("9"), "More", "More text.", rule, EnforcementReach.Of(rule).Best, 0)
        {
            From = (dated & 1) == 0 ? null : start,
            Until = (dated & 2) == 0 ? null : start.AddDays(days),
            Waiver = waived && waivable ? new(AuthorityId.Parse("office-of-review"), RankId.Parse("colonel"), days, days + 1) : null,
        };

    private static readonly Gen<Rule.Scope> Scopes =
        from ceiling in Series(Grades)
        from unread in Gen.Elements(Enum.GetValues<WhenUnread>())
        from released in Gen.Elements(Enum.GetValues<WhenReleased>())
        select new Rule.Scope(NetworkId.Parse("net-a"), ceiling, unread, released);

    [Fact]
    public void What_is_written_of_a_clause_is_read_as_the_same_clause() =>
        Prop.ForAll(Clauses.ToArbitrary(), clause =>
        {
            string text = RuleText.Write(clause);
            Clause read = Samples.Parse(Document.FullWith(text.Split('\n'))).Clauses[^1];
            Assert.Equal(Plain(clause with { Line = read.Line }), Plain(read));
            Assert.Equal(text, RuleText.Write(read));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    [Fact]
    public void What_is_written_of_a_scope_is_read_as_the_same_scope() =>
        Prop.ForAll(Scopes.ToArbitrary(), scope =>
        {
            string text = RuleText.Write(new Clause(ClauseNumber.Parse("1"), "", "", scope, Enforcement.Detected, 0));
            Agreement agreement = Samples.Parse(Document.Full.Replace(
                "scope: network net-a\nceiling: NATO UNCLASSIFIED\nenforcement: detected", text, StringComparison.Ordinal));
            Assert.Equal(Plain(scope), Plain(agreement.Clauses[0].Rule!));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Theory]
    [InlineData("nato-unclassified.v1.md")]
    [InlineData("department-classified.v1.md")]
    [InlineData("department-classified.v2.md")]
    public void The_samples_are_written_in_the_canonical_words(string file)
    {
        Agreement agreement = Samples.Parse(Samples.Bytes(file), file);
        string source = Samples.Text(file).Replace(",\n        ", ", ", StringComparison.Ordinal);
        Assert.All(
            agreement.Clauses.Where(clause => clause.Rule is not null and not Rule.Scope),
            clause => Assert.Contains($"```rule\n{RuleText.Write(clause)}\n```\n", source, StringComparison.Ordinal));
    }

    [Fact]
    public void A_clause_without_a_block_is_written_as_nothing_and_one_without_a_rule_as_its_label()
    {
        Clause clause = new(ClauseNumber.Parse("1"), "Title", "Text", null, Enforcement.Stated, 1);
        Assert.Equal("", RuleText.Write(clause));
        Assert.Equal("enforcement: attested", RuleText.Write(clause with { Enforcement = Enforcement.Attested }));
    }

    /// <summary>All that a value holds, arrays element by element, for their own equality is that of references.</summary>
    private static string Plain(object? value) => value switch
    {
        null => "-",
        string text => text,
        IEnumerable values => $"[{string.Join(", ", values.Cast<object?>().Select(Plain))}]",
        Clause or Rule or Term or Condition or OrganisationSelection => Record(value),
        _ when value.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(Dated<>) => Record(value),
        _ => value.ToString()!,
    };

    private static string Record(object value) =>
        $"{value.GetType().Name}({string.Join(", ", value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).OrderBy(property => property.Name).Select(property => $"{property.Name}: {Plain(property.GetValue(value))}"))})";

    private static Gen<ImmutableArray<T>> Some<T>(string[] values, Func<string, T> parse) =>
        from chosen in Gen.SubListOf(values)
        from one in Gen.Elements(values)
        select (chosen.Count == 0 ? [one] : chosen).Select(parse).ToImmutableArray();

    private static Gen<Dated<T>> Series<T>(Gen<T> values) =>
        from first in values
        from steps in (from time in Times from value in values select (time, value)).ListOf()
        select new Dated<T>(first, [.. steps.DistinctBy(step => step.time).OrderBy(step => step.time).Take(4)]);

    private static Grade GradeOf(string text) => Grade.TryParse(text, out Grade grade) ? grade : throw new FormatException(text);

    private static ModelPattern Model(string text) => ModelPattern.TryParse(text, out ModelPattern pattern) ? pattern : throw new FormatException(text);
}
