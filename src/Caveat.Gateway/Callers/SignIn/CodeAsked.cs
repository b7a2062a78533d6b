namespace Caveat.Gateway.Callers.SignIn;

/// <summary>The body of a request for a sign-in code.</summary>
internal sealed record CodeAsked(string Name);
