using Caveat.Agreements.Rules;

namespace Caveat.Agreements.Evaluation;

/// <summary>A limit that applies to an exchange: what its clause allows at the exchange's time.</summary>
/// <param name="Amount">In units; money in hundredths of the currency.</param>
/// <param name="Currency">ISO 4217, where the unit is money; else empty.</param>
public readonly record struct LimitTerms(ClauseReference Clause, long Amount, LimitUnit Unit, string Currency, LimitPer Per, LimitPeriod Period);
