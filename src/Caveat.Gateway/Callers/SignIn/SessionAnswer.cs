namespace Caveat.Gateway.Callers.SignIn;

/// <summary>A session, with the one showing of its key.</summary>
internal sealed record SessionAnswer(string Token, DateTimeOffset Expires, CallerAnswer Caller)
{
    /// <summary>Without the key.</summary>
    public override string ToString() => nameof(SessionAnswer);
}
