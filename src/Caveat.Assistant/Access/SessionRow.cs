namespace Caveat.Assistant.Access;

/// <summary>A session's row: when the person last acted, in milliseconds since 1970, and whether it is locked (0 or 1).</summary>
internal sealed class SessionRow
{
    public long Acted { get; set; }

    public long Locked { get; set; }
}
