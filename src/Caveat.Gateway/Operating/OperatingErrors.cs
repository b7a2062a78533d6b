using Caveat.Gateway.Exchanges;

namespace Caveat.Gateway.Operating;

/// <summary>What a route of the operator API can be told, each with its status and code.</summary>
internal static class OperatingErrors
{
    public static GatewayError ReasonRequired() => new()
    {
        Status = 400,
        Code = "reason_required",
        Message = $"The request does not say why: give 1 to {ApiRequest.MaxReasonLength} characters in the header \"{ApiRequest.ReasonHeader}\" or in \"?reason=\".",
        Field = "reason",
    };

    public static GatewayError BadParameter(string name, string? value, string wanted) => new()
    {
        Status = 400,
        Code = "invalid_request",
        Message = $"The parameter \"{name}\" is \"{value}\": give {wanted}.",
        Field = name,
    };

    public static GatewayError BadBody(string problem, string? field = null) => new()
    {
        Status = 400,
        Code = "invalid_request",
        Message = problem,
        Field = field,
    };

    public static GatewayError DocumentInvalid(IReadOnlyList<string> faults) => new()
    {
        Status = 422,
        Code = "document_invalid",
        Message = string.Join(' ', faults),
        Faults = faults,
    };

    public static GatewayError UnknownInstrument(string given) => new()
    {
        Status = 404,
        Code = "instrument_not_found",
        Message = $"There is no document \"{given}\" here: see GET /api/instruments for those that there are.",
    };

    public static GatewayError UnknownCaller(string given) => new()
    {
        Status = 404,
        Code = "caller_not_found",
        Message = $"There is no caller \"{given}\" with an active key: see GET /api/callers for those that there are.",
    };

    public static GatewayError Conflict(string problem) => new()
    {
        Status = 409,
        Code = "conflict",
        Message = problem,
    };

    public static GatewayError SamePerson(string problem) => new()
    {
        Status = 403,
        Code = "same_person",
        Message = problem,
    };
}
