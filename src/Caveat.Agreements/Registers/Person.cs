using Caveat.Signing.Parties;

namespace Caveat.Agreements.Registers;

/// <summary>A person whom the agreement names.</summary>
/// <param name="Rank">Absent where the table has <c>-</c>.</param>
/// <param name="Authority">The authority for which the person signs; absent where the table has <c>-</c>.</param>
/// <param name="Key">Absent where the table has <c>-</c>, and in a draft, whose table says <c>unenrolled</c>.</param>
public sealed record Person(PersonId Id, string Name, RankId? Rank, AuthorityId? Authority, PartyPublicKey? Key)
{
    /// <summary>Whether the key is still to come, in a draft.</summary>
    public bool IsUnenrolled { get; init; }

    /// <summary>Whether the person has a key, or will have one.</summary>
    public bool CanSign => Key is not null || IsUnenrolled;
}
