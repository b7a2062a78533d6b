using System.Diagnostics.CodeAnalysis;

namespace Caveat.Assistant.Exports;

/// <summary>A format that papers are exported in.</summary>
internal sealed record ExportFormat(string Extension, string ContentType)
{
    public static ExportFormat Markdown { get; } = new("md", "text/markdown; charset=utf-8");

    public static ExportFormat Word { get; } = new("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document");

    public static ExportFormat Pdf { get; } = new("pdf", "application/pdf");

    public static bool TryParse(string? extension, [NotNullWhen(true)] out ExportFormat? format)
    {
        format = extension switch
        {
            "md" => Markdown,
            "docx" => Word,
            "pdf" => Pdf,
            _ => null,
        };
        return format is not null;
    }
}
