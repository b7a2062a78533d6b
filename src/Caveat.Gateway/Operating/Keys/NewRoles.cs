namespace Caveat.Gateway.Operating.Keys;

/// <summary>The body of a change of roles: what the caller may do from then on, and why.</summary>
internal sealed record NewRoles(IReadOnlyList<string> Roles, string Reason);
