namespace Caveat.Agreements.Reading;

/// <summary>One fault of a document: where it is and, in one sentence, what to change.</summary>
/// <param name="File">The file's name as the caller gave it.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, in UTF-16 code units.</param>
/// <param name="Message">One sentence that quotes the offending value.</param>
public sealed record AgreementError(string File, int Line, int Column, string Message)
{
    public override string ToString() => $"{File}:{Line}:{Column}: {Message}";
}
