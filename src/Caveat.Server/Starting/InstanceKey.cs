using System.Security.Cryptography;
using Caveat.Gateway;
using Caveat.Signing.Notes;

namespace Caveat.Server.Starting;

/// <summary>The key that signs this instance's log, made at the first start; its name is the log's origin.</summary>
internal sealed class InstanceKey : IDisposable
{
    private InstanceKey(NoteSigner signer) => Signer = signer;

    public NoteSigner Signer { get; }

    /// <exception cref="IOException">The key file exists and holds no key.</exception>
    public static InstanceKey LoadOrCreate(GatewayFolders folders)
    {
        var file = Path.Combine(folders.Keys, "log.key");
        if (!File.Exists(file))
        {
            var signer = NoteSigner.Generate($"caveat-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4))}");
            PrivateFile.Write(file, signer.ExportText() + "\n");
            return new InstanceKey(signer);
        }

        return NoteSigner.TryParse(File.ReadAllText(file).Trim(), out var loaded)
            ? new InstanceKey(loaded)
            : throw new IOException($"The file \"{file}\" does not hold the log's key: restore it from a backup, or give another --data to begin a new log.");
    }

    public void Dispose() => Signer.Dispose();
}
