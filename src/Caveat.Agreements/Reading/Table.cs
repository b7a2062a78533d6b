namespace Caveat.Agreements.Reading;

/// <summary>A Markdown table: its header and its rows, each with as many cells as the header.</summary>
internal sealed record Table(IReadOnlyList<Word> Header, IReadOnlyList<IReadOnlyList<Word>> Rows)
{
    /// <summary>More columns than any table has: a hostile one must not fill a sentence.</summary>
    private const int MaxShown = 8;

    /// <summary>Null, and errors, where the lines are no table.</summary>
    public static Table? Read(IReadOnlyList<Line> lines, ErrorList errors)
    {
        var header = Cells(lines[0], errors);
        if (header is null)
        {
            return null;
        }

        if (lines.Count < 2 || !IsDelimiter(lines[1], header.Count))
        {
            errors.Add(lines[0].Number, 1, $"The table that starts here has no line of dashes under its header: write one with {header.Count} cells, such as {string.Concat(Enumerable.Repeat("|---", Math.Min(header.Count, MaxShown)))}|.");
            return null;
        }

        List<IReadOnlyList<Word>> rows = [];
        foreach (var line in lines.Skip(2))
        {
            var row = Cells(line, errors);
            if (row is not null && row.Count != header.Count)
            {
                errors.Add(line.Number, 1, $"The row has {row.Count} cells and the table {header.Count} columns: write one cell for each of {string.Join(", ", header.Take(MaxShown).Select(cell => Wording.Quote(cell)))}.");
            }
            else if (row is not null)
            {
                rows.Add(row);
            }
        }

        return new(header, rows);
    }

    private static bool IsDelimiter(Line line, int cells)
    {
        string[] parts = line.Text.TrimEnd(' ').Split('|');
        return parts.Length == cells + 2 && parts[^1].Length == 0
            && parts[1..^1].All(part => part.Trim(' ').Trim(':') is { Length: > 0 } dashes && !dashes.AsSpan().ContainsAnyExcept('-'));
    }

    private static List<Word>? Cells(Line line, ErrorList errors)
    {
        string text = line.Text.TrimEnd(' ');
        if (text.Length < 2 || text[^1] != '|' || text.Contains("\\|", StringComparison.Ordinal))
        {
            errors.Add(line.Number, text.Length + 1, $"The row {Wording.Quote(text)} must start and end with \"|\" and have no \"\\|\" in a cell.");
            return null;
        }

        List<Word> cells = [];
        for (int start = 1; start < text.Length;)
        {
            int end = text.IndexOf('|', start);
            cells.Add(line.Word.Part(start, end - start));
            start = end + 1;
        }

        return cells;
    }
}
