using System.IO.Compression;

namespace Caveat.Assistant.Design;

/// <summary>One asset: its bytes as they are, and compressed once, when first asked for.</summary>
/// <remarks>Thread-safe. Embedded files are read from the mapped assembly; only compressed forms are kept in memory.</remarks>
internal sealed class AssetContent
{
    private readonly Func<Stream> _open;
    private readonly Lazy<byte[]>? _brotli;
    private readonly Lazy<byte[]>? _gzip;

    public AssetContent(string path, Func<Stream> open)
    {
        _open = open;
        ContentType = Path.GetExtension(path) switch
        {
            ".css" => "text/css; charset=utf-8",
            ".js" or ".mjs" => "text/javascript; charset=utf-8",
            ".json" => "application/json",
            ".svg" => "image/svg+xml",
            ".txt" => "text/plain; charset=utf-8",
            ".woff2" => "font/woff2",
            // With nosniff no browser makes anything of it.
            _ => "application/octet-stream",
        };
        if (ContentType is not ("font/woff2" or "application/octet-stream"))
        {
            _brotli = new(() => Compressed(static target => new BrotliStream(target, CompressionLevel.Optimal, leaveOpen: true)));
            _gzip = new(() => Compressed(static target => new GZipStream(target, CompressionLevel.Optimal, leaveOpen: true)));
        }
    }

    public string ContentType { get; }

    public bool IsCompressible => _brotli is not null;

    public Stream Open() => _open();

    /// <param name="encoding"><c>br</c> or <c>gzip</c>.</param>
    public byte[] Packed(string encoding) => (encoding == "br" ? _brotli : _gzip)!.Value;

    private byte[] Compressed(Func<Stream, Stream> compress)
    {
        using var target = new MemoryStream();
        using (var packing = compress(target))
        using (var source = _open())
        {
            source.CopyTo(packing);
        }

        return target.ToArray();
    }
}
