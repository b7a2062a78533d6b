using Caveat.Cli.AgreementFiles;

namespace Caveat.Cli.Analysis.Publication;

/// <summary>The files that were written.</summary>
internal sealed record AnnexAnswer(string Html, string? Pdf, DocumentAnswer Document)
{
    public string Result { get; init; } = "published";
}
