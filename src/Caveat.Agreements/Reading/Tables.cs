namespace Caveat.Agreements.Reading;

/// <summary>The tables of an agreement, told apart by their headers.</summary>
internal sealed class Tables
{
    public static readonly string[] Parties = ["party", "role", "key", "signs"];
    public static readonly string[] Networks = ["network", "name"];
    public static readonly string[] Organisations = ["organisation", "name", "kind", "nation", "parent"];
    public static readonly string[] Vendors = ["vendor", "name"];
    public static readonly string[] Purposes = ["purpose", "description"];
    public static readonly string[] Tools = ["tool", "class", "effect"];
    public static readonly string[] Declarations = ["declaration", "description"];
    public static readonly string[] Authorities = ["authority", "name", "may", "needs"];
    public static readonly string[] People = ["person", "name", "rank", "authority", "key"];
    private static readonly string[][] Shapes = [Parties, Networks, Organisations, Vendors, Purposes, Tools, Declarations, Authorities, People];

    private readonly Dictionary<string, Table> _tables = [];

    public static Tables Find(IEnumerable<Section> sections, ErrorList errors)
    {
        Tables found = new();
        foreach (var table in sections.SelectMany(section => section.Tables))
        {
            found.Add(table, errors);
        }

        return found;
    }

    /// <summary>The rows of a table; none where the document has no such table.</summary>
    public IReadOnlyList<IReadOnlyList<Word>> Rows(string[] shape) =>
        _tables.TryGetValue(shape[0], out var table) ? table.Rows : [];

    private void Add(Table table, ErrorList errors)
    {
        var first = table.Header[0];
        string[]? shape = Array.Find(Shapes, shape => shape[0] == first.Text);
        if (shape is null)
        {
            errors.Add(first, $"{Wording.Quote(first)} is not the first column of a table of an agreement{errors.SuggestOne(first.Text, [.. Shapes.Select(known => known[0])])}");
        }
        else if (!table.Header.Select(cell => cell.Text).SequenceEqual(shape))
        {
            errors.Add(first, $"The table of {first.Text} has the columns {Wording.Quote(string.Join(", ", table.Header.Select(cell => cell.Text)))}: write {string.Join(", ", shape)}, in this order.");
        }
        else if (!_tables.TryAdd(first.Text, table))
        {
            errors.Add(first, $"A second table of {first.Text} stands here: put its rows into the one in line {_tables[first.Text].Header[0].Line}.");
        }
    }
}
