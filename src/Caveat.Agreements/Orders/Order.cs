using Caveat.Agreements.Registers;

namespace Caveat.Agreements.Orders;

/// <summary>An order as read from its exact bytes. Immutable.</summary>
/// <remarks>Reading proves form, not power: only an order that was verified against its agreement has effect.</remarks>
public sealed class Order
{
    internal Order(ReadOnlyMemory<byte> source)
    {
        Source = source;
        Digest = AgreementDigest.Of(source.Span);
    }

    public required OrderId Id { get; init; }

    /// <summary>The agreement that names the authority.</summary>
    public required AgreementId Agreement { get; init; }

    public required AuthorityId Authority { get; init; }

    public required DateTimeOffset Issued { get; init; }

    /// <summary>From here on it is not accepted any more; what was accepted stays.</summary>
    public required DateTimeOffset? Expires { get; init; }

    public required string Title { get; init; }

    public required string Text { get; init; }

    public required OrderEffect Effect { get; init; }

    /// <summary>The exact bytes that are signed and hashed.</summary>
    public ReadOnlyMemory<byte> Source { get; }

    public AgreementDigest Digest { get; }

    public OrderReference Reference => new(Id, Digest);

    /// <summary>What it takes away, itself or by what it puts in another's place; null where it takes nothing.</summary>
    public OrderTarget? Takes => Prohibition.Of(Effect)?.Target;

    /// <summary>How what it takes away ends; null where it takes nothing.</summary>
    public WindDown? WindDown => Prohibition.Of(Effect)?.WindDown;

    /// <summary>What it names in the place of what it takes away; null where it names nothing.</summary>
    public OrderTarget? Substitute => Prohibition.Of(Effect)?.Substitute;
}
