namespace Caveat.Assistant.Exports;

/// <summary>What came of printing a PDF.</summary>
internal abstract record PdfResult
{
    private PdfResult()
    {
    }

    public sealed record Printed(byte[] Content) : PdfResult;

    /// <summary>There is no Chromium on this server.</summary>
    public sealed record NoPrinter : PdfResult;

    /// <summary>Chromium ended without a PDF, or took too long.</summary>
    public sealed record Failed : PdfResult;
}
