namespace Caveat.Gateway.Callers.SignIn;

/// <summary>A session, with the one showing of its key.</summary>
/// <param name="Expires">In UTC.</param>
internal sealed record SessionAnswer(string Token, DateTime Expires, CallerAnswer Caller)
{
    /// <summary>Without the key.</summary>
    public override string ToString() => nameof(SessionAnswer);
}
