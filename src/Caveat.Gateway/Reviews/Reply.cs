using Caveat.Gateway.Exchanges;

namespace Caveat.Gateway.Reviews;

/// <summary>What a route about reviews answers: a value, or the error in its place.</summary>
internal readonly record struct Reply<T>(T? Value, GatewayError? Error)
    where T : class
{
    public static implicit operator Reply<T>(T value) => new(value, null);

    public static implicit operator Reply<T>(GatewayError error) => new(null, error);
}
