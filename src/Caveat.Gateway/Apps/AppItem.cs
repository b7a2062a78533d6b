using Caveat.Gateway.Consent;

namespace Caveat.Gateway.Apps;

/// <summary>An app as its owner sees it.</summary>
/// <param name="Id">The SHA-256 of its key, in hexadecimal: it names the key and does not tell it.</param>
internal sealed record AppItem(
    string Id,
    string App,
    string Purpose,
    string Organisation,
    string Network,
    DateTime Created,
    bool Revoked,
    long Requests,
    long Refused,
    long Tokens,
    DateTime? LastUsed)
{
    public static AppItem Of(RegisteredApp app, NamedAnswer network) => new(
        Convert.ToHexStringLower(app.Key.ToBytes()),
        app.App.Value,
        app.Purpose.Value,
        app.Organisation.Value,
        network.Id,
        app.Created.UtcDateTime,
        app.IsRevoked,
        app.Used.Requests,
        app.Used.Refused,
        app.Used.Tokens,
        app.Used.LastUsed?.UtcDateTime);
}
