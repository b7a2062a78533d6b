using Caveat.Assistant.Storage;

namespace Caveat.Assistant.Access;

/// <summary>What a signed-in browser holds, encrypted: it opens nothing without the session's row, which can be locked and deleted.</summary>
/// <param name="Token">The session's key at the gateway; a secret.</param>
/// <param name="Name">For the page that says whose session is locked.</param>
internal sealed record SessionTicket(RowId Session, OwnerId Owner, string Name, string Token, DateTimeOffset Expires);
