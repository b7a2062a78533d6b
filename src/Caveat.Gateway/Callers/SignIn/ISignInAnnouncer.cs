namespace Caveat.Gateway.Callers.SignIn;

/// <summary>Brings a sign-in code to people by a way that the network does not see.</summary>
/// <remarks>Whoever reads there can sign in as anybody: the console of the machine, never a log that is collected.</remarks>
public interface ISignInAnnouncer
{
    void Announce(IssuedCode code);
}
