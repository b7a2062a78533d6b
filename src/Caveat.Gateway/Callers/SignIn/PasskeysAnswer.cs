namespace Caveat.Gateway.Callers.SignIn;

/// <summary>The caller's passkeys, the oldest first.</summary>
internal sealed record PasskeysAnswer(IReadOnlyList<PasskeyItem> Passkeys);
