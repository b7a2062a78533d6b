namespace Caveat.Bench.Load.Driving;

/// <summary>What all connections look at: whether the exchange that just ended counts, and whether to go on.</summary>
internal sealed class MeasuredWindow
{
    private volatile bool _open;
    private volatile bool _ended;

    public bool Open => _open;

    public bool Ended => _ended;

    public void Begin() => _open = true;

    public void Close() => (_open, _ended) = (false, true);
}
