namespace Caveat.Cli.Orders;

/// <summary>An entry that an order rules out, or that cannot be judged.</summary>
internal sealed record ViolationAnswer(long Index, string Problem);
