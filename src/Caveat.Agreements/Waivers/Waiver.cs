using Caveat.Agreements.Registers;
using Caveat.Agreements.Rules;

namespace Caveat.Agreements.Waivers;

/// <summary>A named person's time-limited exception to a named clause, as read from its exact bytes. Immutable.</summary>
/// <remarks>Reading proves form, not power: only a waiver that was verified against its agreement has effect.</remarks>
public sealed class Waiver
{
    internal Waiver(ReadOnlyMemory<byte> source)
    {
        Source = source;
        Digest = AgreementDigest.Of(source.Span);
    }

    public required WaiverId Id { get; init; }

    public required AgreementId Agreement { get; init; }

    public required ClauseNumber Clause { get; init; }

    public required PersonId Signer { get; init; }

    /// <summary>When it has effect, half-open; a waiver always ends.</summary>
    public required InForceInterval During { get; init; }

    /// <summary>When notice was given, as the signer declares; absent where it is still to be given.</summary>
    public DateTimeOffset? Notified { get; init; }

    /// <summary>For which exchanges; always where it has no terms.</summary>
    public required Condition When { get; init; }

    public required string Title { get; init; }

    public required string Text { get; init; }

    public ReadOnlyMemory<byte> Source { get; }

    public AgreementDigest Digest { get; }
}
