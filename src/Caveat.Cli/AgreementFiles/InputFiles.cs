using System.Security.Cryptography;
using Caveat.Agreements.History;
using Caveat.Agreements.Reading;
using Caveat.Signing.Dsse;
using Caveat.Signing.Parties;

namespace Caveat.Cli.AgreementFiles;

/// <summary>Reads and writes what the commands' arguments name; whatever cannot be used ends the command with one sentence.</summary>
internal static class InputFiles
{
    public const string SignedSuffix = ".dsse.json";

    /// <summary>The bytes of a document or an envelope.</summary>
    public static byte[] Read(string path) => Try(path, () =>
    {
        var length = new FileInfo(path).Length;
        return length > DsseEnvelope.MaxJsonBytes
            ? throw new UnreadableException($"\"{path}\" has {length} bytes, which no agreement has: name another file.")
            : File.ReadAllBytes(path);
    });

    public static ReadResult ReadDocument(string path) => AgreementReader.Read(Read(path), path);

    public static SignedResult ReadSigned(string path) => SignedAgreement.Read(Read(path), path);

    /// <summary>The signed agreements that files and directories hold, in a stable order.</summary>
    public static IReadOnlyList<string> SignedFiles(IEnumerable<string> paths)
    {
        var files = new List<string>();
        foreach (var path in paths)
        {
            files.AddRange(Directory.Exists(path)
                ? Try(path, () => Directory.GetFiles(path, "*" + SignedSuffix).Order(StringComparer.Ordinal).ToArray())
                : [path]);
        }

        return files.Count > 0 ? files : throw new UnreadableException($"There is no *{SignedSuffix} file there: name a signed agreement or the directory that holds it.");
    }

    public static PartyPrivateKey LoadKey(string path) => Try(path, () =>
    {
        try
        {
            return PartyPrivateKey.Load(path);
        }
        catch (CryptographicException e)
        {
            throw new UnreadableException(e.Message);
        }
    });

    /// <summary>Writes a file that does not exist yet, or replaces one whole: nobody ever sees half of it.</summary>
    public static void Write(string path, ReadOnlySpan<byte> content, bool replace)
    {
        var bytes = content.ToArray();
        Try(path, () =>
        {
            if (!replace && File.Exists(path))
            {
                throw new UnreadableException($"\"{path}\" exists already: name a new file.");
            }

            var fresh = path + ".new";
            File.WriteAllBytes(fresh, bytes);
            File.Move(fresh, path, replace);
            return true;
        });
    }

    public static T Try<T>(string path, Func<T> use)
    {
        try
        {
            return use();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UnreadableException($"\"{path}\" cannot be used: {e.Message}");
        }
    }
}
