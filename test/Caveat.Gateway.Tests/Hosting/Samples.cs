using System.Text;
using Caveat.Agreements;
using Caveat.Agreements.Evaluation;
using Caveat.Agreements.Registers;
using Caveat.Agreements.Rules;
using Caveat.Gateway.Callers;
using Caveat.Gateway.Exchanges;
using Caveat.Gateway.Storage;
using Caveat.Gateway.Storage.Limits;
using Caveat.Gateway.Storage.Reviews;
using Caveat.Gateway.Storage.Submissions;

namespace Caveat.Gateway.Tests.Hosting;

/// <summary>One of each thing that is stored.</summary>
internal static class Samples
{
    public static DateTimeOffset Now { get; } = new(2026, 3, 2, 17, 0, 0, TimeSpan.Zero);

    public static Actor Requester { get; } = new("officer", PersonId.Parse("o-peeters"));

    public static Actor Reviewer { get; } = new("reviewer", PersonId.Parse("a-martin"));

    public static ContentDigest Content { get; } = ContentDigest.Of("Summarise the minutes."u8);

    public static KeyDigest Key { get; } = KeyDigest.Of("cav_sample");

    public static Caller Caller { get; } = new()
    {
        Name = "officer",
        Organisation = OrganisationId.Parse("alliance-headquarters"),
        Nation = NationCode.Parse("BEL"),
        Purpose = PurposeId.Parse("staff-work"),
        SubjectKey = Encoding.ASCII.GetBytes("0123456789abcdef0123456789abcdef"),
    };

    public static ClauseReference Clause(string text) => ClauseReference.TryParse(text, out var clause) ? clause : throw new FormatException(text);

    public static ApprovalTerms Approval(int people, ReviewRole role = ReviewRole.Reviewer, string? person = null) =>
        new(Clause("department-classified/4.2"), new Approvers(people, role, person is null ? null : PersonId.Parse(person)));

    public static Review Review(params ApprovalTerms[] approvals) => new()
    {
        Id = ReviewId.Generate(),
        Kind = ReviewKind.Prompt,
        Exchange = ExchangeId.Generate(),
        CallerKey = Key,
        Caller = Requester,
        Organisation = OrganisationId.Parse("alliance-headquarters"),
        Nation = NationCode.Parse("BEL"),
        Agreement = AgreementId.Parse("department-classified"),
        Version = 2,
        Clauses = [Clause("department-classified/4.2"), Clause("alliance/7")],
        Approvals = approvals is [] ? [Approval(1)] : [.. approvals],
        Content = Content,
        OpenedAt = Now,
        ExpiresAt = Now.AddHours(4),
        Receipt = "4f1c0d2e-17",
    };

    public static StoredInstrument Instrument(string text = "an agreement", int version = 2) => new()
    {
        Digest = AgreementDigest.Of(Encoding.UTF8.GetBytes(text)),
        Kind = InstrumentKind.Agreement,
        Id = "department-classified",
        Version = version,
        Envelope = Encoding.UTF8.GetBytes($$"""{"payload":"{{text}}"}"""),
        Reason = "Signed on Monday.",
        SubmittedBy = new Actor("legal", PersonId.Parse("l-jansen")),
        SubmittedAt = Now,
    };

    public static LimitKey Limit(string holder = "nation:BEL", LimitUnit unit = LimitUnit.Requests) =>
        new(Clause("department-classified/6.1"), holder, Now.AddHours(-17), unit);
}
