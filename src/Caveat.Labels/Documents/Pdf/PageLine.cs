namespace Caveat.Labels.Documents.Pdf;

/// <summary>A line of words, as the extractor put them together.</summary>
internal sealed class PageLine
{
    private readonly List<PageWord> _words = [];

    public IReadOnlyList<PageWord> Words => _words;

    public PageBox Box { get; private set; }

    public string Text => string.Join(' ', _words.Select(word => word.Text));

    /// <summary>Whether it runs up or down the page: its longest word is taller than wide.</summary>
    public bool IsUpright
    {
        get
        {
            var longest = _words.MaxBy(word => word.Text.Length);
            return longest.Text.Length > 3 && longest.Box.Height > longest.Box.Width;
        }
    }

    public void Add(PageWord word)
    {
        Box = _words.Count == 0 ? word.Box : PageBox.Around(Box, word.Box);
        _words.Add(word);
    }
}
