using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Caveat.Gateway.Exchanges;

/// <summary>A reusable JSON writer for one entry at a time, one per thread.</summary>
/// <remarks>INVARIANT: between <see cref="Start"/> and the last use of <see cref="Written"/> nothing is awaited.</remarks>
internal sealed class EntryWriter
{
    [ThreadStatic]
    private static EntryWriter? _ofThisThread;

    private readonly ArrayBufferWriter<byte> _buffer = new(1024);

    private EntryWriter() => Json = new Utf8JsonWriter(_buffer, new JsonWriterOptions
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    });

    public Utf8JsonWriter Json { get; }

    public ReadOnlySpan<byte> Written
    {
        get
        {
            Json.Flush();
            return _buffer.WrittenSpan;
        }
    }

    public static EntryWriter Start()
    {
        var writer = _ofThisThread ??= new EntryWriter();
        writer._buffer.ResetWrittenCount();
        writer.Json.Reset(writer._buffer);
        return writer;
    }
}
