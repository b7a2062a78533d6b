using System.Collections.Immutable;
using Caveat.Agreements.Registers;
using Caveat.Labels;

namespace Caveat.Agreements.Rules;

/// <summary>What a clause's rule block says: a closed set of forms (docs/reference/agreement.md has an example of each).</summary>
public abstract record Rule
{
    private Rule()
    {
    }

    /// <summary>For which exchanges the rule counts; always where the form has no condition.</summary>
    public Condition Condition => this switch
    {
        Forbid rule => rule.When,
        RequireApproval rule => rule.When,
        RequireLegalAuthority rule => rule.When,
        RequireMarking rule => rule.When,
        RequireReview rule => rule.When,
        Limit rule => rule.When,
        Except rule => rule.When,
        _ => Condition.Always,
    };

    /// <summary><c>scope: network N</c> with <c>ceiling: MARKING</c>, and <c>unread: …</c> and <c>released: …</c> where it says more than refuse.</summary>
    public sealed record Scope(NetworkId Network, Dated<Grade> Ceiling, WhenUnread Unread = WhenUnread.Refuse, WhenReleased Released = WhenReleased.Refuse) : Rule;

    /// <summary><c>permit: organisations …</c></summary>
    public sealed record PermitOrganisations(OrganisationSelection Organisations) : Rule;

    /// <summary><c>permit: nations …</c></summary>
    public sealed record PermitNations(ImmutableArray<NationCode> Nations) : Rule;

    /// <summary><c>permit: purposes …</c></summary>
    public sealed record PermitPurposes(ImmutableArray<PurposeId> Purposes) : Rule;

    /// <summary><c>permit: vendors …</c></summary>
    public sealed record PermitVendors(ImmutableArray<VendorId> Vendors) : Rule;

    /// <summary><c>permit: models …</c>; an agreement without such a clause permits every model of a permitted vendor.</summary>
    public sealed record PermitModels(ImmutableArray<ModelPattern> Models) : Rule;

    /// <summary><c>forbid: …</c> with <c>and: …</c>; <c>when detected: …</c> or <c>then: …</c> says what happens.</summary>
    public sealed record Forbid(Condition When, WhenDetected Then) : Rule;

    /// <summary><c>exclude: organisations …</c>: beats every permit.</summary>
    public sealed record ExcludeOrganisations(OrganisationSelection Organisations) : Rule;

    /// <summary><c>require: human approval</c>: held until people other than the caller approve.</summary>
    public sealed record RequireApproval(Approvers By, Condition When) : Rule;

    /// <summary><c>require: legal authority …</c>: refused unless one of these is declared.</summary>
    public sealed record RequireLegalAuthority(ImmutableArray<DeclarationId> AnyOf, Condition When) : Rule;

    /// <summary><c>require: marking on answer</c></summary>
    public sealed record RequireMarking(Condition When) : Rule;

    /// <summary><c>require: review before release</c>: the answer is kept until people other than the caller release it.</summary>
    public sealed record RequireReview(Approvers By, Condition When) : Rule;

    /// <summary><c>limit: …</c></summary>
    /// <param name="Amount">In units; money in hundredths of the currency.</param>
    /// <param name="Currency">ISO 4217, where the unit is money; else empty.</param>
    public sealed record Limit(Dated<long> Amount, LimitUnit Unit, string Currency, LimitPer Per, LimitPeriod Period, Condition When) : Rule;

    /// <summary><c>protect: secrets</c> or <c>protect: personal-data</c>: such data do not go to a model.</summary>
    public sealed record Protect(DataKindId Data, WhenFound Then) : Rule;

    /// <summary><c>retain: sealed content for N days</c></summary>
    public sealed record Retain(int Days) : Rule;

    /// <summary><c>residency: …</c>: the provider is in one of these nations.</summary>
    public sealed record Residency(ImmutableArray<NationCode> Nations) : Rule;

    /// <summary><c>report: every … to …</c>: a duty, without part in decisions.</summary>
    public sealed record Report(ReportPeriod Every, ImmutableArray<PartyId> To) : Rule;

    /// <summary><c>except: clause N</c>: weakens that clause and no other.</summary>
    public sealed record Except(ClauseNumber Clause, Condition When, ExceptionEffect Then) : Rule;
}
