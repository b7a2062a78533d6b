namespace Caveat.Labels.Folding;

/// <summary>One word, or several that may be one word in disguise: joined by a single sign, or single letters set apart.</summary>
internal readonly ref struct WordRun(ReadOnlySpan<byte> letters, ReadOnlySpan<Piece> pieces, bool isSpelled)
{
    /// <summary>The letters of all pieces together: lower-case ASCII, digits, <see cref="Glyph.Foreign"/> and signs that stand for letters.</summary>
    public ReadOnlySpan<byte> Letters { get; } = letters;

    public ReadOnlySpan<Piece> Pieces { get; } = pieces;

    /// <summary>Whether every piece is a single letter, as in "S E C R E T".</summary>
    public bool IsSpelled { get; } = isSpelled;

    public long Start => Pieces[0].Start;

    public long End => Pieces[^1].End;

    public ReadOnlySpan<byte> LettersOf(Piece piece) => Letters.Slice(piece.From, piece.Length);
}
