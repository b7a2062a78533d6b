namespace Caveat.Gateway.Exchanges;

/// <summary>A request that cannot be read: the status, a stable code, the field, and one sentence without content.</summary>
public sealed record RequestProblem(int Status, string Code, string Message, string? Field = null)
{
    public static RequestProblem Invalid(string message, string? field = null) => new(400, "invalid_request", message, field);
}
