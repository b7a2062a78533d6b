using Caveat.Agreements;
using Caveat.Agreements.History;
using Caveat.Agreements.Reading;
using Caveat.Cli.AgreementFiles;

namespace Caveat.Cli.Analysis;

/// <summary>Reads an agreement to analyse: a document, or a signed one, whose signatures are left to <c>caveat agreement verify</c>.</summary>
internal static class AgreementInputs
{
    /// <summary>The agreement, or the sentences that say what is wrong with its form.</summary>
    public static (Agreement? Agreement, IReadOnlyList<ErrorAnswer> Errors) Read(string path)
    {
        if (path.EndsWith(InputFiles.SignedSuffix, StringComparison.Ordinal))
        {
            return InputFiles.ReadSigned(path) switch
            {
                SignedResult.Read read => (read.Document.Agreement, []),
                SignedResult.Rejected rejected => (null, [.. rejected.Errors.Select(error => new ErrorAnswer(path, 1, 1, error))]),
                _ => throw new InvalidOperationException("An envelope is read or rejected."),
            };
        }

        return InputFiles.ReadDocument(path) switch
        {
            ReadResult.Parsed parsed => (parsed.Agreement, []),
            ReadResult.Rejected rejected => (null, [.. rejected.Errors.Select(error => new ErrorAnswer(error.File, error.Line, error.Column, error.Message))]),
            _ => throw new InvalidOperationException("A document is parsed or rejected."),
        };
    }

    /// <summary>The agreement; a fault of form ends the command.</summary>
    public static Agreement Require(string path) => Read(path) is { Agreement: { } agreement }
        ? agreement
        : throw new UnreadableException($"\"{path}\" is not a sound agreement: `caveat agreement check` says what is wrong with it.");
}
