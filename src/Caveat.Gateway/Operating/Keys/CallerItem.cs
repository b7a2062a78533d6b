using Caveat.Gateway.Callers;

namespace Caveat.Gateway.Operating.Keys;

/// <summary>A caller with an active key.</summary>
/// <param name="Id">The SHA-256 of the key, in hexadecimal: it names the key and does not tell it.</param>
internal sealed record CallerItem(
    string Id, string Name, string Organisation, string Nation, string Purpose, IReadOnlyList<string> Roles, string? App, string? Person, string? Language, string? Clearance)
{
    public static CallerItem Of(KeyDigest key, Caller caller) => new(
        Convert.ToHexStringLower(key.ToBytes()),
        caller.Name,
        caller.Organisation.Value,
        caller.Nation.Value,
        caller.Purpose.Value,
        CallerRoleNames.Format(caller.Roles).Split(','),
        caller.App == default ? null : caller.App.Value,
        caller.Person?.Value,
        caller.Language == default ? null : caller.Language.Code,
        caller.Clearance is { } clearance ? CallerClearance.Format(clearance) : null);
}
