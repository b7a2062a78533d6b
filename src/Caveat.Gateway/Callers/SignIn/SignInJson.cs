using System.Text.Json.Serialization;

namespace Caveat.Gateway.Callers.SignIn;

/// <summary>The wire format of signing in.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(CodeAsked))]
[JsonSerializable(typeof(CodeGiven))]
[JsonSerializable(typeof(OriginGiven))]
[JsonSerializable(typeof(PasskeyGiven))]
[JsonSerializable(typeof(PasskeyMade))]
[JsonSerializable(typeof(ChallengeAnswer))]
[JsonSerializable(typeof(SessionAnswer))]
[JsonSerializable(typeof(CallerAnswer))]
[JsonSerializable(typeof(PasskeyItem))]
[JsonSerializable(typeof(PasskeysAnswer))]
internal sealed partial class SignInJson : JsonSerializerContext;
