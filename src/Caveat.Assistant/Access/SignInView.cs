namespace Caveat.Assistant.Access;

/// <summary>What the sign-in page shows.</summary>
/// <param name="Name">What was typed, or whose session is locked.</param>
/// <param name="Return">A path that was checked.</param>
public sealed record SignInView(string Name, string Return)
{
    /// <summary>Whether a code is what is waited for: the cursor goes there.</summary>
    public bool AsksCode { get; init; }

    /// <summary>Which of the page's notices stands above: <c>locked</c>, <c>out</c>, <c>declined</c>, <c>forgotten</c>, <c>sent</c>.</summary>
    public string? Notice { get; init; }

    /// <summary>The key of the sentence that says what went wrong.</summary>
    public string? Error { get; init; }
}
