namespace Caveat.Cli.AgreementFiles;

/// <summary>A file or an argument that cannot be used: the command ends with one sentence and exit code 2.</summary>
internal sealed class UnreadableException(string message) : Exception(message);
