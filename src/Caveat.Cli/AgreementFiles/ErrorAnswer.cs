namespace Caveat.Cli.AgreementFiles;

/// <summary>One fault of a document and its place.</summary>
internal sealed record ErrorAnswer(string File, int Line, int Column, string Message);
