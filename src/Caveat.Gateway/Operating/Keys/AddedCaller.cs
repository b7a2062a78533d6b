namespace Caveat.Gateway.Operating.Keys;

/// <summary>A new caller, with the one showing of its key.</summary>
internal sealed record AddedCaller(CallerItem Caller, string Key);
