namespace Caveat.Agreements.Registers;

/// <summary>A party or body that supplies models.</summary>
public sealed record Vendor(VendorId Id, string Name);
