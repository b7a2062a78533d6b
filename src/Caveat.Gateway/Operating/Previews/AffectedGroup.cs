namespace Caveat.Gateway.Operating.Previews;

/// <summary>Callers that the order meets alike.</summary>
/// <param name="App">Absent for people.</param>
/// <param name="Callers">How many active keys.</param>
/// <param name="Lost">Models that nothing serves to them any more.</param>
/// <param name="Gained">Models that they may use again.</param>
/// <param name="Remaining">Models that stay, each with the providers that would answer.</param>
internal sealed record AffectedGroup(
    string Organisation,
    string Nation,
    string Purpose,
    string? App,
    int Callers,
    IReadOnlyList<string> Lost,
    IReadOnlyList<string> Gained,
    IReadOnlyList<RemainingModel> Remaining);
