namespace Caveat.Gateway.Callers.Sessions;

/// <summary>What a caller signed in with.</summary>
internal enum SignInWay
{
    /// <summary>A one-time code that the server printed.</summary>
    Code,

    /// <summary>A WebAuthn credential of the caller's device.</summary>
    Passkey,
}
