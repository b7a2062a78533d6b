namespace Caveat.Labels.Documents.Pdf;

/// <summary>A word where it stands on its page.</summary>
internal readonly record struct PageWord(string Text, PageBox Box);
