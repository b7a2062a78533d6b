using System.Text.Json.Serialization;

namespace Caveat.Gateway.Reviews;

/// <summary>The JSON of the routes about reviews, and of what is sealed.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(SealedCase))]
[JsonSerializable(typeof(CallerReview))]
[JsonSerializable(typeof(AppealAsked))]
[JsonSerializable(typeof(AppealAnswer))]
[JsonSerializable(typeof(VerdictGiven))]
[JsonSerializable(typeof(CaseView))]
[JsonSerializable(typeof(CaseList))]
[JsonSerializable(typeof(CaseContent))]
internal sealed partial class ReviewWire : JsonSerializerContext;
