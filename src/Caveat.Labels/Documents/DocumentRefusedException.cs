namespace Caveat.Labels.Documents;

/// <summary>A format reader stops here: the document breaks a limit or is built to harm. The message is one sentence for people.</summary>
internal sealed class DocumentRefusedException(string message) : Exception(message);
