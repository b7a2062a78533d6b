using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Caveat.Gateway.Attachments;
using Caveat.Gateway.Exchanges;

namespace Caveat.Gateway.OpenAi;

/// <content>The content parts: text, and the documents, pictures and sounds that a request carries.</content>
/// <remarks>A document is known by its field, whatever the part's type says: a server might go by either.</remarks>
internal ref partial struct ChatRequestReader
{
    private const string Picture = "image_url";
    private const string Sound = "input_audio";
    private const int LongestQuote = 100;

    private bool ReadContentPart(int message, int part)
    {
        while (NextProperty())
        {
            if (_json.ValueTextEquals("image_url"u8))
            {
                if (!ReadImage(message, part))
                {
                    return false;
                }
            }
            else if (_json.ValueTextEquals("file"u8))
            {
                if (!ReadFile(message, part))
                {
                    return false;
                }
            }
            else if (_json.ValueTextEquals("input_audio"u8))
            {
                if (!ReadAudio(message, part))
                {
                    return false;
                }
            }
            else
            {
                var type = _json.ValueTextEquals("type"u8);
                _json.Read();
                if (type && !_json.ValueIsPartType())
                {
                    // Fails closed: what a part of an unknown type holds, this reader cannot see.
                    return FailPart(message, part, "is of a type that this gateway does not read: send \"text\", \"image_url\", \"file\" or \"input_audio\".", "type");
                }

                if (!ReadValue(message, part, onlyDescriptions: false))
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>An object with a <c>url</c>; some clients send the URL itself.</summary>
    private bool ReadImage(int message, int part)
    {
        _json.Read();
        if (_json.TokenType == JsonTokenType.String)
        {
            return Attach(message, part, Picture, name: null, _exchange.TokenBytes(in _json));
        }

        if (_json.TokenType != JsonTokenType.StartObject)
        {
            return FailPart(message, part, $"has {Kind(_json.TokenType)} as \"image_url\": send {{\"url\": \"data:image/png;base64,…\"}}.", "image_url");
        }

        while (NextProperty())
        {
            var url = _json.ValueTextEquals("url"u8);
            _json.Read();
            if (url && _json.TokenType == JsonTokenType.String)
            {
                if (!Attach(message, part, Picture, name: null, _exchange.TokenBytes(in _json)))
                {
                    return false;
                }
            }
            else if (!ReadValue(message, part, onlyDescriptions: false))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>An object with <c>file_data</c> and <c>filename</c>, in any order.</summary>
    private bool ReadFile(int message, int part)
    {
        _json.Read();
        if (_json.TokenType != JsonTokenType.StartObject)
        {
            return FailPart(message, part, $"has {Kind(_json.TokenType)} as \"file\": send {{\"filename\": …, \"file_data\": …}}.", "file");
        }

        string? name = null;
        ReadOnlyMemory<byte>? data = null;
        bool named = false, given = false;
        while (NextProperty())
        {
            if (_json.ValueTextEquals("file_data"u8))
            {
                if (!Once(ref given, "file_data"))
                {
                    return false;
                }

                _json.Read();
                data = _json.TokenType == JsonTokenType.String ? _exchange.TokenBytes(in _json) : data;
            }
            else if (_json.ValueTextEquals("filename"u8))
            {
                if (!Once(ref named, "filename"))
                {
                    return false;
                }

                _json.Read();
                name = _json.TokenType == JsonTokenType.String ? _json.GetString() : null;
            }
            else if (_json.ValueTextEquals("file_id"u8))
            {
                _json.Read();
                if (_json.TokenType != JsonTokenType.Null)
                {
                    return FailPart(message, part, $"names {Quoted()}, a file that this gateway never saw: send the file itself as \"file_data\".", "file_id");
                }
            }
            else
            {
                _json.Read();
                if (!ReadValue(message, part, onlyDescriptions: false))
                {
                    return false;
                }
            }
        }

        return data is { } encoded
            ? Attach(message, part, "file_data", name, encoded)
            : FailPart(message, part, "has no \"file_data\": send the file as a data URL or in base64.", "file");
    }

    private bool ReadAudio(int message, int part)
    {
        _json.Read();
        if (_json.TokenType != JsonTokenType.StartObject)
        {
            return FailPart(message, part, $"has {Kind(_json.TokenType)} as \"input_audio\": send {{\"data\": …, \"format\": …}}.", "input_audio");
        }

        while (NextProperty())
        {
            var data = _json.ValueTextEquals("data"u8);
            _json.Read();
            if (data && _json.TokenType == JsonTokenType.String)
            {
                if (!Attach(message, part, Sound, "audio", _exchange.TokenBytes(in _json)))
                {
                    return false;
                }
            }
            else if (!ReadValue(message, part, onlyDescriptions: false))
            {
                return false;
            }
        }

        return true;
    }

    /// <param name="value">A data URL (RFC 2397) or, for a file, bare base64; decoded later, where it keeps no other request waiting.</param>
    private bool Attach(int message, int part, string field, string? name, ReadOnlyMemory<byte> value)
    {
        var text = value.Span;
        var comma = text.IndexOf((byte)',');
        if (comma > 0 && Ascii.EqualsIgnoreCase(text[..Math.Min(text.Length, "data:".Length)], "data:"u8))
        {
            var type = text["data:".Length..comma];
            if (!type.EndsWith(";base64"u8))
            {
                return FailPart(message, part, "has a data URL that is not in base64: send \"data:TYPE;base64,…\".", field);
            }

            type = type[..^";base64".Length];
            // The type goes to the provider like any text. It is part of one string: the text still never outgrows the body.
            _exchange.Commit(Encoding.UTF8.GetChars(type, _exchange.Rest), message, part);
            _exchange.Attach(new Attachment(message, part, field, name ?? NameOf(type), value[(comma + 1)..]) { IsSound = field == Sound });
            return true;
        }

        if (field != Picture && Base64.IsValid(text))
        {
            _exchange.Attach(new Attachment(message, part, field, name ?? "file", value) { IsSound = field == Sound });
            return true;
        }

        // Fails closed, and nothing is ever fetched: what a URL names may be another thing for the provider than for us.
        return text.Contains((byte)':')
            ? FailPart(message, part, $"names {Quoted(text)}, and this gateway fetches nothing: send the file itself as a data URL, \"data:TYPE;base64,…\".", field)
            : FailPart(message, part, "is neither a data URL nor base64: send \"data:TYPE;base64,…\".", field);
    }

    /// <summary>A name for a file without one: <c>image.png</c> of <c>image/png</c>.</summary>
    private static string NameOf(ReadOnlySpan<byte> type)
    {
        var end = type.IndexOf((byte)';');
        type = end < 0 ? type : type[..end];
        return type.IsEmpty || type.Length > LongestQuote ? "file" : Encoding.UTF8.GetString(type).Replace('/', '.');
    }

    private readonly string Quoted() => _json.TokenType == JsonTokenType.String ? Quoted(Encoding.UTF8.GetBytes(_json.GetString()!)) : Kind(_json.TokenType);

    /// <summary>What the caller gave, but not at any length.</summary>
    private static string Quoted(ReadOnlySpan<byte> text) =>
        text.Length <= LongestQuote ? $"\"{Encoding.UTF8.GetString(text)}\"" : $"\"{Encoding.UTF8.GetString(text[..LongestQuote])}…\"";

    private bool FailPart(int message, int part, string why, string field)
    {
        _problem = new RequestProblem(400, "content_not_readable", $"The content part \"{Name(message)}.content[{part}]\" {why}", $"{Name(message)}.content[{part}].{field}");
        return false;
    }
}
