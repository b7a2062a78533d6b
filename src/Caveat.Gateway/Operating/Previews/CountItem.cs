namespace Caveat.Gateway.Operating.Previews;

/// <summary>How many exchanges one day, organisation or model had.</summary>
internal sealed record CountItem(string Name, long Exchanges);
