using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Caveat.Gateway.Storage.Sealing;

/// <summary>The key that seals content: AES-256-GCM with a random nonce (NIST SP 800-38D: at most 2³² pieces of content per key).</summary>
/// <remarks>Thread-safe. The id and the kind are authenticated with the content: a row moved to another's place does not open.</remarks>
public sealed class ContentSeal
{
    private const int KeySize = 32;
    private const int NonceSize = 12;
    private const int TagSize = 16;

    private readonly byte[] _key;

    private ContentSeal(byte[] key)
    {
        _key = key;
        Name = Convert.ToHexStringLower(SHA256.HashData([.. "caveat/seal/name/v1\0"u8, .. key]).AsSpan(0, 8));
    }

    /// <summary>Tells keys apart and tells nothing of the key: 16 hexadecimal digits of a hash.</summary>
    public string Name { get; }

    /// <summary>Reads the key from its file: 32 bytes in base64url on one line. Where there is no file, makes one with mode 600.</summary>
    /// <remarks>A crash leaves no half key: the file appears whole. Of two processes that make it at once, one's key is kept and both use it.</remarks>
    /// <exception cref="IOException">The file holds no key; the message is for the operator.</exception>
    public static ContentSeal LoadOrCreate(string keyFile)
    {
        if (!File.Exists(keyFile))
        {
            Create(keyFile);
        }

        return Load(keyFile);
    }

    /// <summary>Reads the key from a file that must be there: one that replicas were given.</summary>
    /// <exception cref="IOException">There is no file, or it holds no key; the message is for the operator.</exception>
    public static ContentSeal Load(string keyFile)
    {
        var text = File.ReadAllText(keyFile).Trim();
        var key = new byte[KeySize];
        return Base64Url.IsValid(text, out var length) && length == KeySize && Base64Url.DecodeFromChars(text, key) == KeySize
            ? new ContentSeal(key)
            : throw new IOException($"The file \"{keyFile}\" does not hold the key that seals content: restore it from a backup; without it, what was sealed stays closed.");
    }

    internal SealedContent Seal(SealedId id, SealedKind kind, ReadOnlySpan<byte> content)
    {
        var result = new SealedContent { Nonce = RandomNumberGenerator.GetBytes(NonceSize), Ciphertext = new byte[content.Length], Tag = new byte[TagSize] };
        using var gcm = new AesGcm(_key, TagSize);
        gcm.Encrypt(result.Nonce, content, result.Ciphertext, result.Tag, Bind(id, kind));
        return result;
    }

    internal bool TryOpen(SealedId id, SealedKind kind, SealedContent content, out byte[] opened)
    {
        opened = new byte[content.Ciphertext.Length];
        if (content.Nonce.Length != NonceSize || content.Tag.Length != TagSize)
        {
            return false;
        }

        using var gcm = new AesGcm(_key, TagSize);
        try
        {
            gcm.Decrypt(content.Nonce, content.Ciphertext, content.Tag, opened, Bind(id, kind));
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
    }

    private static byte[] Bind(SealedId id, SealedKind kind) => Encoding.ASCII.GetBytes($"caveat/seal/v1\0{id}\0{StoredWord.Of(kind)}");

    private static void Create(string keyFile)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(keyFile))!);
        var temporary = $"{keyFile}.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}.new";
        using (var stream = new FileStream(temporary, PrivateMode.Options(FileMode.CreateNew)))
        {
            stream.Write(Encoding.ASCII.GetBytes(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(KeySize)) + "\n"));
            stream.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(temporary, keyFile, overwrite: false);
        }
        catch (IOException) when (File.Exists(keyFile))
        {
            // Another process was first: its key is the key.
            File.Delete(temporary);
        }
    }
}
