namespace Caveat.Ledger.Tests.Support;

/// <summary>A file's bytes as programs see them, and as they are on the platter.</summary>
internal sealed class SimulatedFile
{
    private byte[] _durable = [];

    public byte[] Now { get; set; } = [];

    public bool IsFolder { get; init; }

    public void Sync() => _durable = [.. Now];

    public SimulatedFile LosePower(Random random, int sector)
    {
        var length = random.Next(2) == 0 ? _durable.Length : Now.Length;
        var bytes = new byte[length];
        for (var start = 0; start < length; start += sector)
        {
            // Each sector on its own: the old one, the new one, or zeros where neither was ever written.
            var from = random.Next(2) == 0 ? _durable : Now;
            var count = Math.Clamp(from.Length - start, 0, Math.Min(sector, length - start));
            from.AsSpan(Math.Min(start, from.Length), count).CopyTo(bytes.AsSpan(start));
        }

        return new SimulatedFile { IsFolder = IsFolder, Now = bytes, _durable = [.. bytes] };
    }
}
