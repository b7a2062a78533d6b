using Caveat.Labels.Documents.Tools;

namespace Caveat.Labels.Documents.Pdf;

/// <summary>A PDF file in a private folder, and the programs that read it.</summary>
internal sealed record PdfFile(string Path, PrivateFolder Folder, Toolbox Tools)
{
    public ToolRun Start(string tool, IReadOnlyList<string> arguments, DocumentBuilder into) => ToolRun.Start(Tools, tool, arguments, Folder, into);

    public ToolOutcome Run(string tool, IReadOnlyList<string> arguments, DocumentBuilder into) => ToolRun.Finish(Tools, tool, arguments, Folder, into);
}
