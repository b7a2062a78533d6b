namespace Caveat.Gateway;

/// <summary>Where an instance keeps what is its own, below one data directory.</summary>
public sealed class GatewayFolders(string data)
{
    public string Data { get; } = Path.GetFullPath(data);

    /// <summary>The published log, safe to serve and to copy.</summary>
    public string Ledger => Path.Combine(Data, "ledger");

    /// <summary>What the log writes first; never published.</summary>
    public string Journal => Path.Combine(Data, "journal");

    /// <summary>Signed agreements, <c>*.dsse.json</c>.</summary>
    public string Agreements => Path.Combine(Data, "agreements");

    /// <summary>Private keys; readable by the gateway's own account only.</summary>
    public string Keys => Path.Combine(Data, "keys");

    public string Database => Path.Combine(Data, "caveat.db");

    /// <summary>Makes the data directory, for the gateway's own account only.</summary>
    public void Create()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(Data);
        }
        else
        {
            Directory.CreateDirectory(Data, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
