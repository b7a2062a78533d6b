namespace Caveat.Gateway.Callers.SignIn;

/// <summary>A sign-in code as it is announced, once.</summary>
/// <param name="Name">Whose it is.</param>
/// <param name="Until">The first moment at which it is good no more.</param>
public sealed record IssuedCode(string Name, SignInCode Code, DateTimeOffset Until);
