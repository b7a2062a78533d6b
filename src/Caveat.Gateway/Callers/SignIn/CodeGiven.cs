namespace Caveat.Gateway.Callers.SignIn;

/// <summary>The body of signing in with a code.</summary>
internal sealed record CodeGiven(string Name, string Code)
{
    /// <summary>Without the code.</summary>
    public override string ToString() => nameof(CodeGiven);
}
