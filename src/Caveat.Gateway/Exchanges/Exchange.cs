using System.Buffers;
using System.Globalization;

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

    /// <summary>The original bytes as the body of a request to a provider.</summary>
    public HttpContent ForwardedBody()
    {
        _isReadElsewhere |= _forwarded is { Finished: false };
        return _forwarded = new ForwardedContent(Body);
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
