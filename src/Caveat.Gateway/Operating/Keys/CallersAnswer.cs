namespace Caveat.Gateway.Operating.Keys;

/// <summary>Every caller with an active key, by name.</summary>
internal sealed record CallersAnswer(IReadOnlyList<CallerItem> Callers);
