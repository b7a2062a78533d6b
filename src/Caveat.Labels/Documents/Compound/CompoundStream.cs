namespace Caveat.Labels.Documents.Compound;

/// <summary>A stream of a compound file: its name, first sector and length in bytes as the directory claims them.</summary>
internal sealed record CompoundStream(string Name, uint Start, long Length);
