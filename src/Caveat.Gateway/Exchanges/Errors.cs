using System.Globalization;
using Caveat.Agreements;
using Caveat.Agreements.Evaluation;
using Caveat.Gateway.Declarations;
using Caveat.Gateway.Providers;
using Caveat.Gateway.Storage.Reviews;

namespace Caveat.Gateway.Exchanges;

/// <summary>The catalogue of what a governed exchange can be told, each with its status and code.</summary>
internal static class Errors
{
    private const int LongestQuote = 100;

    public static GatewayError UnknownModel(string model) => new()
    {
        Status = 404,
        Code = "model_not_found",
        Message = $"No provider here serves the model \"{Shorten(model)}\": choose one that GET /v1/models lists.",
        Field = "model",
    };

    public static GatewayError UnknownReceipt(string id) => new()
    {
        Status = 404,
        Code = "receipt_not_found",
        Message = $"There is no receipt \"{Shorten(id)}\" for this key: receipts are read with the key that made the request, or by an inspector.",
    };

    public static GatewayError UnknownPath() => new()
    {
        Status = 404,
        Code = "not_found",
        Message = "Nothing is served at this path and method: see docs/reference/routes.md for what is.",
    };

    public static GatewayError BrokenRequest(int status) => new()
    {
        Status = status,
        Code = "invalid_request",
        Message = "The request broke HTTP's rules or stopped in the middle: send it again.",
    };

    public static GatewayError Internal() => new()
    {
        Status = 500,
        Code = "internal_error",
        Message = "The gateway failed and gave no answer: try again, and tell the operator if it goes on.",
    };

    public static GatewayError LedgerUnavailable() => new()
    {
        Status = 503,
        Code = "ledger_unavailable",
        Message = "The gateway cannot record decisions right now, and without a record it gives no answer: try again shortly.",
        RetryAfter = "5",
    };

    public static GatewayError StateTooOld() => new()
    {
        Status = 503,
        Code = "state_unavailable",
        Message = "The gateway has not reached its database for too long to know what is in force, and by old orders it gives no answer: try again shortly.",
        RetryAfter = "5",
    };

    public static GatewayError ReviewsUnavailable() => new()
    {
        Status = 503,
        Code = "reviews_unavailable",
        Message = "The gateway cannot reach its database, and without it nothing that a clause holds can be reviewed: try again shortly.",
        RetryAfter = "5",
    };

    public static GatewayError DocumentsBusy() => new()
    {
        Status = 503,
        Code = "documents_busy",
        Message = "So many documents wait to be read that this one cannot be taken on: try again shortly.",
        RetryAfter = "5",
    };

    public static GatewayError TooManyDocuments(int count, int most) => RefusedDocument(
        string.Create(CultureInfo.InvariantCulture, $"The request carries {count} documents and the limit is {most}: send fewer at a time."), null);

    public static GatewayError DocumentsTooSlow(int seconds) => RefusedDocument(
        string.Create(CultureInfo.InvariantCulture, $"Reading the request's documents took longer than {seconds} seconds: send fewer at a time."), null);

    /// <param name="problem">The reader's sentence.</param>
    public static GatewayError DocumentRefused(string problem, string place, string field) =>
        RefusedDocument($"The document in {place} breaks a limit: {problem}", $"{place}.{field}");

    public static GatewayError NotBase64(string place, string field) => new()
    {
        Status = 400,
        Code = "content_not_readable",
        Message = $"The data of the content part \"{place}\" is not base64: encode the file's bytes as RFC 4648 says, section 4.",
        Field = $"{place}.{field}",
    };

    private static GatewayError RefusedDocument(string message, string? field) => new()
    {
        Status = 400,
        Code = "document_refused",
        Message = message,
        Field = field,
    };

    /// <summary>The refusal or hold that a decision is, with the clause that decided and, when there is one, what was seen where.</summary>
    public static GatewayError Of(Decision decision, in ExchangeFacts facts, string receipt, Sighting? sighting, Language language)
    {
        var explanation = decision.Explain(language);
        var clause = decision.Clauses is [var first, ..] ? first : null;
        return new GatewayError
        {
            Status = decision.Reason == DecisionReason.LimitReached ? 429 : 403,
            Code = decision is Decision.Held ? "held" : decision.Reason.Code(),
            Message = sighting is null ? explanation : $"{explanation} {sighting.In(language)}",
            Label = decision.Reason switch
            {
                DecisionReason.LabelAboveCeiling => AnswerLabel.Of(facts.Grade),
                DecisionReason.ReleasedAboveCeiling => AnswerLabel.Of(facts.Released),
                _ => null,
            },
            Marking = sighting?.Marking,
            FoundIn = sighting?.Where,
            Clause = clause?.Number.Value,
            ClauseText = clause?.In(language).Text,
            Enforcement = clause?.Enforcement.ToString().ToLowerInvariant(),
            Order = (decision as Decision.Refused)?.Order?.Id.Value,
            MayAppeal = decision is Decision.Refused,
            Agreement = decision.Agreement.Id.Value,
            AgreementVersion = decision.Agreement.Version,
            Receipt = receipt,
        };
    }

    public static GatewayError ApprovalUsed(ReviewId review) => new()
    {
        Status = 403,
        Code = "approval_used",
        Message = $"The approval of the review \"{review}\" was used already, and one serves one exchange: ask again later for another review.",
    };

    public static GatewayError ReviewRefused(ReviewId review, string reason) => new()
    {
        Status = 403,
        Code = "review_refused",
        Message = $"The reviewer refused the review \"{review}\": {reason}",
    };

    public static GatewayError Of(ProviderFailure failure, string provider) => failure switch
    {
        ProviderFailure.Unreachable => Upstream(502, "provider_unreachable", $"The provider \"{provider}\" could not be reached: try again, or choose another model."),
        ProviderFailure.TimedOut => Upstream(504, "provider_timed_out", $"The provider \"{provider}\" did not answer in time: try again, or choose another model."),
        ProviderFailure.BrokeOff => Upstream(502, "provider_broke_off", $"The provider \"{provider}\" broke off in the middle of its answer: try again."),
        ProviderFailure.TooLarge => Upstream(502, "provider_answer_too_large", $"The provider \"{provider}\" sent more than this gateway reads: ask for less."),
        _ => Upstream(502, "provider_malformed", $"The provider \"{provider}\" sent an answer that cannot be read, so nothing of it was released: try again, or choose another model."),
    };

    /// <summary>A provider's own error status; null when the status is the caller's business and passes through.</summary>
    public static GatewayError? OfStatus(int status, string provider, string? retryAfter) => status switch
    {
        401 or 403 => Upstream(502, "provider_rejected_gateway", $"The provider \"{provider}\" does not accept this gateway's credentials: tell the operator."),
        408 => Of(ProviderFailure.TimedOut, provider),
        429 => Upstream(429, "provider_rate_limited", $"The provider \"{provider}\" is taking no more requests right now: wait and try again.") with { RetryAfter = retryAfter },
        >= 500 => Upstream(502, "provider_failed", string.Create(CultureInfo.InvariantCulture, $"The provider \"{provider}\" failed with status {status}: try again, or choose another model.")),
        >= 300 and < 400 => Of(ProviderFailure.Malformed, provider),
        _ => null,
    };

    /// <summary>What the caller gave is quoted, but not at any length.</summary>
    private static string Shorten(string given) => given.Length <= LongestQuote ? given : string.Concat(given.AsSpan(0, LongestQuote), "…");

    private static GatewayError Upstream(int status, string code, string message) => new() { Status = status, Code = code, Message = message };
}
