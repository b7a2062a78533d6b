using System.Collections.Immutable;

namespace Caveat.Agreements.Reading;

/// <summary>Reads the rows of a table whose first column names them.</summary>
internal static class RowReader
{
    /// <summary>What stands where a row has nothing to say.</summary>
    public const string None = "-";

    public static ImmutableArray<TRow> Read<TId, TRow>(
        Tables tables, string[] shape, TextParser<TId> parse, Func<TId, IReadOnlyList<Word>, TRow> make, ErrorList errors)
        where TId : struct
    {
        Dictionary<TId, int> seen = [];
        var rows = ImmutableArray.CreateBuilder<TRow>();
        foreach (var row in tables.Rows(shape))
        {
            if (!parse(row[0].Text, out var id))
            {
                errors.Add(row[0], Identifier.Complaint(shape[0], row[0].Text));
            }
            else if (!seen.TryAdd(id, row[0].Line))
            {
                errors.Add(row[0], $"The {shape[0]} {Wording.Quote(row[0])} is listed twice: keep one row, the first stands in line {seen[id]}.");
                continue;
            }

            rows.Add(make(id, row));
        }

        return rows.DrainToImmutable();
    }

    public static string Named(IReadOnlyList<Word> row, int column, ErrorList errors)
    {
        if (row[column].IsEmpty)
        {
            errors.Add(row[column], $"{Wording.Quote(row[0])} has no plain words beside it: say what it is.");
        }

        return row[column].Text;
    }
}
