namespace Caveat.Labels.Bindings.Pdf;

/// <summary>Where an object is: at an offset of the file, or as the nth in an object stream.</summary>
/// <param name="Place">The offset, or the number of the object stream.</param>
internal readonly record struct PdfEntry(bool IsPacked, long Place, int Index);
