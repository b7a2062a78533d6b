using Caveat.Gateway.Exchanges;
using Caveat.Gateway.Storage;
using Caveat.Gateway.Storage.Reviews;

namespace Caveat.Gateway.Reviews;

/// <summary>What callers and reviewers can be told about reviews, each with its status and code.</summary>
internal static class ReviewErrors
{
    private const int LongestQuote = 100;

    public static GatewayError Unknown(string id) =>
        Of(404, "review_not_found", $"There is no review \"{Shorten(id)}\" for this key: a review is read with the key that made the request.");

    public static GatewayError UnknownCase(string id) =>
        Of(404, "review_not_found", $"There is no review \"{Shorten(id)}\": GET /api/reviews lists those that wait.");

    public static GatewayError NoReviewer() =>
        Of(403, "role_required", "This key has no role in which it could judge: ask the operator for a key with the role \"reviewer\", or the one that the clause asks for.");

    public static GatewayError NotAsked(Review review) => Of(
        403,
        "role_required",
        $"The review \"{review.Id}\" asks for {string.Join(" and ", ReviewRights.AskedBy(review).Select(by => by.Person is { } person ? $"the person \"{person}\"" : $"the role \"{StoredWord.Of(by.Role)}\""))}, and this key is not that: leave it to whom the clause names.");

    public static GatewayError OwnRequest(ReviewId id) =>
        Of(403, "own_request", $"The review \"{id}\" is about this person's own request: somebody else must judge it.");

    public static GatewayError JudgedBefore(ReviewId id) =>
        Of(403, "judged_before", $"This person has judged the review \"{id}\" before, and the clause asks for several people: leave it to another.");

    public static GatewayError NotOpen(Review review, DateTimeOffset now) =>
        Of(409, "review_not_open", $"The review \"{review.Id}\" is {StoredWord.Of(review.StateAt(now))} and cannot be taken: choose one that GET /api/reviews lists as open.");

    public static GatewayError NotTaken(ReviewId id) =>
        Of(403, "review_not_taken", $"The review \"{id}\" is not this reviewer's: take it first with POST /api/reviews/{id}/take.");

    public static GatewayError BadVerdict(string? verdict) =>
        Of(400, "invalid_request", $"The verdict is \"{Shorten(verdict ?? "")}\": send \"approve\" or \"refuse\".", "verdict");

    public static GatewayError BadRole(string role) =>
        Of(403, "role_required", $"The role is \"{Shorten(role)}\", and this key is not asked in it: leave it out, or send one that the clause asks for and the key has.", "role");

    public static GatewayError BadReason(int length, int most) => Of(
        400, "invalid_request", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"The reason has {length} characters: send 1 to {most}."), "reason");

    public static GatewayError BadBody(string wanted) => Of(400, "invalid_request", $"The body cannot be read: send a JSON object with {wanted}.");

    public static GatewayError ContentGone(ReviewId id) =>
        Of(410, "content_gone", $"The content of the review \"{id}\" is no longer kept, or cannot be opened with this gateway's seal key: refuse it, or let it expire.");

    public static GatewayError Waiting(ReviewId id) =>
        Of(409, "review_pending", $"The review \"{id}\" is not decided: ask GET /v1/reviews/{id} again later.");

    public static GatewayError Expired(ReviewId id) =>
        Of(410, "review_expired", $"The time of the review \"{id}\" is over: send the request again.");

    public static GatewayError NoAnswerKept(ReviewId id) =>
        Of(409, "no_answer_kept", $"The review \"{id}\" is about a request and not about an answer: send the same request again.");

    public static GatewayError NotRefused(string receipt) =>
        Of(409, "not_refused", $"The receipt \"{Shorten(receipt)}\" is not that of a refusal: only refusals are appealed; for what is held, read its review.");

    public static GatewayError AppealedBefore(string receipt) =>
        Of(409, "appealed_before", $"The refusal \"{Shorten(receipt)}\" was appealed before, and one appeal is what there is: GET /v1/appeals/{Shorten(receipt)} has its answer.");

    public static GatewayError NotAppealed(string receipt) =>
        Of(404, "appeal_not_found", $"The refusal \"{Shorten(receipt)}\" was not appealed with this key: POST the reason to the same path to do so.");

    private static GatewayError Of(int status, string code, string message, string? field = null) =>
        new() { Status = status, Code = code, Message = message, Field = field };

    private static string Shorten(string given) => given.Length <= LongestQuote ? given : string.Concat(given.AsSpan(0, LongestQuote), "…");
}
