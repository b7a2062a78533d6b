using System.Text;

namespace Caveat.Labels.Documents.Pdf;

/// <summary>Puts text together that runs at an angle: the extractor gives it as pieces of one to three letters, each a line of its own.</summary>
/// <remarks>
/// Along the direction of writing, to the right or up or down the page, each piece begins where the one before it ends, or a space later;
/// across it, each is moved by the slant. Three pieces in such a row are no accident of a layout.
/// </remarks>
internal static class SlantedText
{
    private const int PieceLength = 4;
    private const int Pieces = 2_000;
    private const double Touching = 0.5;

    /// <summary>A gap wider than this part of a piece's thickness is a space; one wider than <see cref="Apart"/> ends the text.</summary>
    private const double Space = 0.08;

    private const double Apart = 0.8;

    /// <summary>Removes the pieces from <paramref name="lines"/> and gives the texts that they make.</summary>
    public static IReadOnlyList<string> TakeFrom(List<PageLine> lines)
    {
        var pieces = lines.Where(line => line.Words.Count == 1 && line.Words[0].Text.Length <= PieceLength).Take(Pieces).ToList();
        if (pieces.Count < 3)
        {
            return [];
        }
        var texts = new List<string>();
        var taken = new HashSet<PageLine>();
        foreach (var direction in Enum.GetValues<Direction>())
        {
            Chain(pieces.Where(piece => !taken.Contains(piece)).ToList(), direction, texts, taken);
        }
        lines.RemoveAll(taken.Contains);
        return texts;
    }

    private static void Chain(List<PageLine> pieces, Direction direction, List<string> texts, HashSet<PageLine> taken)
    {
        pieces.Sort((one, other) => Along(one, direction).Start.CompareTo(Along(other, direction).Start));
        for (var first = 0; first < pieces.Count; first++)
        {
            if (taken.Contains(pieces[first]))
            {
                continue;
            }
            List<PageLine> chain = [pieces[first]];
            var text = new StringBuilder(pieces[first].Text);
            for (var next = first + 1; next < pieces.Count; next++)
            {
                var gap = Along(pieces[next], direction).Start - Along(chain[^1], direction).End;
                var thickness = Thickness(chain[^1], direction);
                if (gap > thickness * Apart)
                {
                    break;
                }
                if (gap >= -Touching && !taken.Contains(pieces[next]) && IsMovedOn(chain[^1], pieces[next], direction, gap))
                {
                    text.Append(gap > thickness * Space ? " " : "").Append(pieces[next].Text);
                    chain.Add(pieces[next]);
                }
            }
            if (chain.Count >= 3)
            {
                texts.Add(text.ToString());
                taken.UnionWith(chain);
            }
        }
    }

    // Across the writing the pieces overlap but never stand level, as the letters of a straight line would. What runs up or down also runs to the right.
    private static bool IsMovedOn(PageLine one, PageLine next, Direction direction, double gap)
    {
        var (here, there) = (Across(one, direction), Across(next, direction));
        var shift = direction == Direction.Right ? Math.Abs(there.Start - here.Start) : there.Start - here.Start;
        var slack = Math.Max(gap, 0);
        return shift > Touching && there.Start < here.End + slack && here.Start < there.End + slack;
    }

    private static double Thickness(PageLine piece, Direction direction) => direction == Direction.Right ? piece.Box.Height : piece.Box.Width;

    private static (double Start, double End) Across(PageLine piece, Direction direction) =>
        direction == Direction.Right ? (piece.Box.Top, piece.Box.Bottom) : (piece.Box.Left, piece.Box.Right);

    private static (double Start, double End) Along(PageLine piece, Direction direction) => direction switch
    {
        Direction.Right => (piece.Box.Left, piece.Box.Right),
        Direction.Down => (piece.Box.Top, piece.Box.Bottom),
        _ => (-piece.Box.Bottom, -piece.Box.Top),
    };

    private enum Direction
    {
        Right,
        Up,
        Down,
    }
}
