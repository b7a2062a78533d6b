using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Caveat.Gateway.Attachments;

namespace Caveat.Gateway.Exchanges;

/// <summary>One prompt on its way: the request's exact bytes and, read from them once, what the gateway must judge.</summary>
/// <remarks>Owned by one request; its buffers are pooled and go back when it is disposed.</remarks>
public sealed class Exchange : IDisposable
{
    /// <summary>Between two parts: a paragraph's end, so that nothing is read across strings that were not one text.</summary>
    private const string PartSeparator = "\n\n";

    private readonly byte[] _body;
    private readonly int _bodyLength;
    private readonly char[] _text;
    private TextPart[] _parts = ArrayPool<TextPart>.Shared.Rent(16);
    private int _textLength;
    private int _partCount;
    private int _modelStart;
    private int _modelLength;
    private ForwardedContent? _forwarded;
    private bool _isReadElsewhere;
    private List<Range>? _ownFields;

    /// <param name="surface">The API surface's name, for entries.</param>
    /// <param name="body">A buffer rented from the shared pool; the exchange owns it from now on.</param>
    /// <param name="bodyLength">How many of its bytes are the request.</param>
    public Exchange(string surface, byte[] body, int bodyLength)
    {
        Surface = surface;
        _body = body;
        _bodyLength = bodyLength;
        // A JSON string of n bytes stands between two quotes, and holds at most n characters: with the separator of two
        // characters the text never outgrows the body.
        _text = ArrayPool<char>.Shared.Rent(bodyLength + PartSeparator.Length);
    }

    public ExchangeId Id { get; } = ExchangeId.Generate();

    public string Surface { get; }

    public ReadOnlyMemory<byte> Body => _body.AsMemory(0, _bodyLength);

    /// <summary>Every string that must be read, in order, a blank line between two.</summary>
    public ReadOnlySpan<char> Text => _text.AsSpan(0, _textLength);

    public ReadOnlySpan<TextPart> Parts => _parts.AsSpan(0, _partCount);

    public ReadOnlySpan<char> Model => _text.AsSpan(_modelStart, _modelLength);

    public bool Stream { get; set; }

    /// <summary>Whether the conversation goes on: an answer of a model is among the messages.</summary>
    public bool Continues { get; set; }

    /// <summary>The bytes of the model's name in the body, with its quotes.</summary>
    public Range ModelBytes { get; set; }

    /// <summary>The model that is asked in place of the one that the caller named; null where it is that one.</summary>
    public string? Substitute { get; set; }

    /// <summary>What a provider gets in place of the caller's bytes where a clause takes data out of them; null where nothing is taken out.</summary>
    public byte[]? Redacted { get; set; }

    /// <summary>Whether the caller wants the exchange's marking in the answer's text.</summary>
    public bool WantsMarking { get; set; }

    /// <summary>The label that the caller declared in the body; null when it did not.</summary>
    public string? DeclaredLabel { get; set; }

    /// <summary>The documents that content parts carry; null when there are none.</summary>
    internal List<Attachment>? Attachments { get; private set; }

    /// <summary>What a provider gets: the request's bytes without the gateway's own fields, and with what a clause or an order changes in them.</summary>
    public ReadOnlyMemory<byte> Forwarded => Redacted ?? Unredacted;

    /// <summary>What a provider would get if nothing were taken out.</summary>
    public ReadOnlyMemory<byte> Unredacted => _ownFields is null && Substitute is null ? Body : Edited();

    /// <summary>Room for the next part's characters; <see cref="Commit"/> keeps what was written there.</summary>
    public Span<char> Rest => _text.AsSpan(_textLength);

    public void Commit(int length, int message, int contentPart)
    {
        if (_partCount == _parts.Length)
        {
            var larger = ArrayPool<TextPart>.Shared.Rent(_partCount * 2);
            _parts.AsSpan(0, _partCount).CopyTo(larger);
            ArrayPool<TextPart>.Shared.Return(_parts);
            _parts = larger;
        }

        _parts[_partCount++] = new TextPart(_textLength, message, contentPart);
        _textLength += length;
        PartSeparator.CopyTo(_text.AsSpan(_textLength));
        _textLength += PartSeparator.Length;
    }

    public void CommitModel(int length)
    {
        (_modelStart, _modelLength) = (_textLength, length);
        Commit(length, message: -1, contentPart: -1);
    }

    /// <summary>The bytes of the string that the reader of <see cref="Body"/> stands on, without escapes.</summary>
    internal ReadOnlyMemory<byte> TokenBytes(in Utf8JsonReader json)
    {
        if (!json.ValueIsEscaped)
        {
            return Body.Slice((int)json.TokenStartIndex + 1, json.ValueSpan.Length);
        }

        var unescaped = new byte[json.ValueSpan.Length];
        return unescaped.AsMemory(0, json.CopyString(unescaped));
    }

    internal void Attach(Attachment attachment) => (Attachments ??= []).Add(attachment);

    /// <summary>Marks bytes of the body as a field of the gateway's own, with the comma that goes with it.</summary>
    public void Cut(Range bytes) => (_ownFields ??= []).Add(bytes);

    /// <summary>Where a character of <see cref="Text"/> stood in the request, in words for the caller.</summary>
    public string Locate(int offset)
    {
        var part = default(TextPart);
        foreach (var candidate in Parts)
        {
            if (candidate.Start > offset)
            {
                break;
            }

            part = candidate;
        }

        var line = Text[part.Start..offset].Count('\n') + 1;
        return part switch
        {
            { Message: < 0 } => string.Create(CultureInfo.InvariantCulture, $"the request outside its messages, line {line}"),
            { ContentPart: < 0 } => string.Create(CultureInfo.InvariantCulture, $"messages[{part.Message}], line {line}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"messages[{part.Message}].content[{part.ContentPart}], line {line}"),
        };
    }

    /// <summary>The bytes to forward as the body of a request to a provider.</summary>
    public HttpContent ForwardedBody()
    {
        _isReadElsewhere |= _forwarded is { Finished: false };
        return _forwarded = new ForwardedContent(Forwarded);
    }

    private byte[] Edited()
    {
        var kept = new ArrayBufferWriter<byte>(_bodyLength);
        var from = 0;
        foreach (var (bytes, replacement) in Edits())
        {
            kept.Write(_body.AsSpan(from, bytes.Start.Value - from));
            kept.Write(replacement);
            from = bytes.End.Value;
        }

        kept.Write(_body.AsSpan(from, _bodyLength - from));
        return kept.WrittenSpan.ToArray();
    }

    /// <summary>In the order of the body; no two of them touch.</summary>
    private IEnumerable<(Range Bytes, byte[] Replacement)> Edits()
    {
        var cuts = (_ownFields ?? []).Select(cut => (cut, Array.Empty<byte>()));
        return Substitute is null
            ? cuts
            : cuts.Append((ModelBytes, JsonSerializer.SerializeToUtf8Bytes(Substitute))).OrderBy(edit => edit.Item1.Start.Value);
    }

    public void Dispose()
    {
        // INVARIANT: a pooled buffer is returned only when nobody reads it any more. To a provider that answered or failed
        // before it had read the whole request it may still be sent from: then it is left to the collector, or the next
        // exchange's bytes would go to that provider.
        if (!_isReadElsewhere && _forwarded is null or { Finished: true })
        {
            ArrayPool<byte>.Shared.Return(_body);
        }

        ArrayPool<char>.Shared.Return(_text);
        ArrayPool<TextPart>.Shared.Return(_parts);
    }
}
