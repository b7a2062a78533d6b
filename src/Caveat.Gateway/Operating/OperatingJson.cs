using System.Text.Json.Serialization;
using Caveat.Gateway.Operating.Governance;
using Caveat.Gateway.Operating.Keys;
using Caveat.Gateway.Operating.Previews;
using Caveat.Gateway.Operating.Reports;

namespace Caveat.Gateway.Operating;

/// <summary>The wire format of the operator API.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(GovernanceAnswer))]
[JsonSerializable(typeof(InstrumentAnswer))]
[JsonSerializable(typeof(NoticeAnswer))]
[JsonSerializable(typeof(StandingAnswer))]
[JsonSerializable(typeof(OrderPreviewAnswer))]
[JsonSerializable(typeof(CallersAnswer))]
[JsonSerializable(typeof(CallerItem))]
[JsonSerializable(typeof(NewCaller))]
[JsonSerializable(typeof(NewRoles))]
[JsonSerializable(typeof(AddedCaller))]
[JsonSerializable(typeof(ClauseReport))]
internal sealed partial class OperatingJson : JsonSerializerContext;
