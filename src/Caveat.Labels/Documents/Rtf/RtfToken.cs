namespace Caveat.Labels.Documents.Rtf;

/// <summary>The kind of a token of RTF.</summary>
internal enum RtfToken : byte
{
    End = 0,
    GroupStart = 1,
    GroupEnd = 2,

    /// <summary>A control word or symbol.</summary>
    Word = 3,

    /// <summary>One byte of text in the code page of its font.</summary>
    Text = 4,
}
