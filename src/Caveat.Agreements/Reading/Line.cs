namespace Caveat.Agreements.Reading;

/// <summary>One line without its ending; its number counts from 1, its start is an offset into the source's text.</summary>
internal readonly record struct Line(int Number, int Start, string Text)
{
    public int End => Start + Text.Length;

    public bool IsBlank => Text.AsSpan().Trim(' ').IsEmpty;

    public Word Word => new(Text, Number, 1);
}
