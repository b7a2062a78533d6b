namespace Caveat.Gateway.Callers.SignIn;

/// <summary>The body of a request for a passkey's challenge.</summary>
/// <param name="Origin">The browser's, such as <c>https://caveat.example</c>.</param>
internal sealed record OriginGiven(string Origin);
