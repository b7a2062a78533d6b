using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace Caveat.Assistant.Storage;

/// <summary>Seals content under its owner's key: AES-256-GCM with a random nonce; each owner's random key is wrapped by the key of the file.</summary>
/// <remarks>
/// Thread-safe. The row's name is authenticated with the content: a row moved to another's place does not open. Destroying an
/// owner's key destroys what it sealed. Whoever has both the file and the database can open everything: keep them apart.
/// </remarks>
public sealed class OwnerSeal
{
    private const int KeySize = 32;
    private const int NonceSize = 12;
    private const int TagSize = 16;

    private readonly AssistantDatabase _database;
    private readonly byte[] _wrapping;
    private readonly ConcurrentDictionary<OwnerId, byte[]> _keys = new();

    private OwnerSeal(AssistantDatabase database, byte[] wrapping)
    {
        _database = database;
        _wrapping = wrapping;
    }

    /// <summary>Reads the key from its file, 32 bytes in base64url on one line; where there is no file, makes one with mode 600.</summary>
    /// <exception cref="IOException">The file holds no key; the message is for the operator.</exception>
    public static OwnerSeal Open(AssistantDatabase database, string keyFile)
    {
        ArgumentException.ThrowIfNullOrEmpty(keyFile);
        if (!File.Exists(keyFile))
        {
            Create(keyFile);
        }

        var text = File.ReadAllText(keyFile).Trim();
        var key = new byte[KeySize];
        return Base64Url.IsValid(text, out var length) && length == KeySize && Base64Url.DecodeFromChars(text, key) == KeySize
            ? new OwnerSeal(database, key)
            : throw new IOException($"The file \"{keyFile}\" does not hold the key that seals conversations: restore it from a backup; without it, what was sealed stays closed.");
    }

    /// <param name="row">What the content belongs to, such as <c>turn/ID</c>.</param>
    public async ValueTask<byte[]> SealAsync(OwnerId owner, string row, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        Seal(await KeyAsync(owner, cancellationToken).ConfigureAwait(false), $"{owner}\0{row}", content.Span);

    /// <exception cref="CryptographicException">It is not what was sealed there.</exception>
    public async ValueTask<byte[]> OpenAsync(OwnerId owner, string row, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        Open(await KeyAsync(owner, cancellationToken).ConfigureAwait(false), $"{owner}\0{row}", content.Span);

    /// <summary>Forgets an owner's key, once its row is deleted: what is sealed for them from now on has a new one.</summary>
    internal void Forget(OwnerId owner) => _keys.TryRemove(owner, out _);

    /// <summary>For what no one caller owns, such as the keys that protect cookies.</summary>
    internal byte[] SealShared(string row, ReadOnlySpan<byte> content) => Seal(_wrapping, "shared\0" + row, content);

    /// <inheritdoc cref="SealShared"/>
    internal byte[] OpenShared(string row, ReadOnlySpan<byte> content) => Open(_wrapping, "shared\0" + row, content);

    private async ValueTask<byte[]> KeyAsync(OwnerId owner, CancellationToken cancellationToken)
    {
        if (_keys.TryGetValue(owner, out var known))
        {
            return known;
        }

        // Of two that make it at once, one's key is kept and both use it.
        await _database.ExecuteAsync(
            "INSERT INTO owners (owner, sealed_key) VALUES (@Owner, @Key) ON CONFLICT (owner) DO NOTHING",
            new { Owner = owner.Value, Key = Seal(_wrapping, "owner\0" + owner, RandomNumberGenerator.GetBytes(KeySize)) },
            cancellationToken).ConfigureAwait(false);
        var kept = await _database.QueryAsync<byte[]>("SELECT sealed_key FROM owners WHERE owner = @Owner", new { Owner = owner.Value }, cancellationToken).ConfigureAwait(false);
        return _keys.GetOrAdd(owner, Open(_wrapping, "owner\0" + owner, kept[0]));
    }

    private static byte[] Seal(byte[] key, string bound, ReadOnlySpan<byte> content)
    {
        var sealedBytes = new byte[NonceSize + content.Length + TagSize];
        var nonce = sealedBytes.AsSpan(0, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        using var gcm = new AesGcm(key, TagSize);
        gcm.Encrypt(nonce, content, sealedBytes.AsSpan(NonceSize, content.Length), sealedBytes.AsSpan(NonceSize + content.Length), Bind(bound));
        return sealedBytes;
    }

    private static byte[] Open(byte[] key, string bound, ReadOnlySpan<byte> content)
    {
        if (content.Length < NonceSize + TagSize)
        {
            throw new CryptographicException("It is too short to have been sealed.");
        }

        var opened = new byte[content.Length - NonceSize - TagSize];
        using var gcm = new AesGcm(key, TagSize);
        gcm.Decrypt(content[..NonceSize], content[NonceSize..^TagSize], content[^TagSize..], opened, Bind(bound));
        return opened;
    }

    private static byte[] Bind(string bound) => Encoding.UTF8.GetBytes("caveat/assistant/v1\0" + bound);

    private static void Create(string keyFile)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(keyFile))!);
        var temporary = $"{keyFile}.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}.new";
        using (var stream = new FileStream(temporary, PrivateFiles.Options(FileMode.CreateNew)))
        {
            stream.Write(Encoding.ASCII.GetBytes(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(KeySize)) + "\n"));
            stream.Flush(flushToDisk: true);
        }

        try
        {
            // A crash leaves no half key: the file appears whole.
            File.Move(temporary, keyFile, overwrite: false);
        }
        catch (IOException) when (File.Exists(keyFile))
        {
            File.Delete(temporary);
        }
    }
}
