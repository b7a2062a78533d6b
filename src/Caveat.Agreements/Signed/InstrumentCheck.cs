using System.Collections.Immutable;
using Caveat.Agreements.Registers;

namespace Caveat.Agreements.Signed;

/// <summary>What came of checking a signed order or waiver against its agreement.</summary>
public abstract record InstrumentCheck<T>
    where T : class
{
    private InstrumentCheck()
    {
    }

    /// <summary>It may be accepted.</summary>
    /// <param name="Signers">Those whose signatures are good, in the order of the agreement's table.</param>
    public sealed record Accepted(T Instrument, ImmutableArray<Person> Signers) : InstrumentCheck<T>;

    /// <summary>Every reason for which it may not be, each one sentence that names the file.</summary>
    public sealed record Rejected(ImmutableArray<string> Errors) : InstrumentCheck<T>;
}
