namespace Caveat.Screening.Data;

/// <summary>What one reader recognised; <c>default</c> when nothing.</summary>
internal readonly record struct DataMatch(DataForm? Form, int Start, int End, Confidence Confidence)
{
    public bool IsNone => Form is null;
}
