using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;
using Caveat.Gateway.Declarations;
using Caveat.Gateway.Exchanges;

namespace Caveat.Gateway.OpenAi;

/// <summary>Reads an OpenAI chat completion request once: its model, whether it streams, and every text that must be judged.</summary>
/// <remarks>
/// Fails closed on what it cannot read: content of an unknown type, a field given twice where two readers might disagree.
/// Unknown fields are kept in the bytes that are forwarded, and the strings in them are read like any other. In the
/// definitions of tools and formats only descriptions are read: names and enumerations are a schema's, not a text's. The gateway's own fields are marked to be cut out.
/// </remarks>
internal ref partial struct ChatRequestReader
{
    /// <summary>How deep a request may nest: far above any real tool schema.</summary>
    internal const int MaximumDepth = 64;

    private readonly Exchange _exchange;
    private Utf8JsonReader _json;
    private RequestProblem? _problem;

    private ChatRequestReader(Exchange exchange)
    {
        _exchange = exchange;
        _json = new Utf8JsonReader(exchange.Body.Span, new JsonReaderOptions { MaxDepth = MaximumDepth + 8 });
    }

    /// <returns>Null when the exchange was filled; else what is wrong with the request.</returns>
    public static RequestProblem? Read(Exchange exchange)
    {
        if (!Utf8.IsValid(exchange.Body.Span))
        {
            return RequestProblem.Invalid("The body is not valid UTF-8: send JSON encoded as UTF-8.");
        }

        var reader = new ChatRequestReader(exchange);
        try
        {
            return reader.ReadRoot() ? null : reader._problem;
        }
        catch (JsonException e)
        {
            return RequestProblem.Invalid(string.Create(
                CultureInfo.InvariantCulture,
                $"The body is not valid JSON at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}: send one JSON object."));
        }
        catch (InvalidOperationException)
        {
            // Utf8JsonReader.CopyString: an escape such as \ud800 without its pair is no text.
            return RequestProblem.Invalid("The body escapes half of a surrogate pair (\\ud800 to \\udfff): send whole characters.");
        }
    }

    private bool ReadRoot()
    {
        if (!_json.Read() || _json.TokenType != JsonTokenType.StartObject)
        {
            return Fail("The body is not a JSON object: send {\"model\": …, \"messages\": […]}.");
        }

        bool model = false, messages = false, stream = false, label = false, marking = false;
        var own = new OwnFields();
        while (NextProperty())
        {
            own.Begin(_json.TokenStartIndex);
            if (_json.ValueTextEquals("model"u8))
            {
                if (!Once(ref model, "model") || !ReadModel())
                {
                    return false;
                }
            }
            else if (_json.ValueTextEquals("messages"u8))
            {
                if (!Once(ref messages, "messages") || !ReadMessages())
                {
                    return false;
                }
            }
            else if (_json.ValueTextEquals("stream"u8))
            {
                if (!Once(ref stream, "stream") || !ReadStream())
                {
                    return false;
                }
            }
            else if (_json.ValueTextEquals(DeclarationNames.LabelField))
            {
                if (!Once(ref label, DeclarationNames.LabelField) || !ReadLabel())
                {
                    return false;
                }

                own.IsOwn();
            }
            else if (_json.ValueTextEquals(DeclarationNames.MarkingField))
            {
                if (!Once(ref marking, DeclarationNames.MarkingField) || !ReadMarking())
                {
                    return false;
                }

                own.IsOwn();
            }
            else
            {
                var schema = _json.ValueTextEquals("tools"u8) || _json.ValueTextEquals("functions"u8)
                    || _json.ValueTextEquals("response_format"u8) || _json.ValueTextEquals("tool_choice"u8);
                _json.Read();
                if (!ReadValue(message: -1, contentPart: -1, onlyDescriptions: schema))
                {
                    return false;
                }
            }

            own.End(_json.BytesConsumed, _exchange);
        }

        // One object and nothing after it: trailing bytes are a JsonException here.
        while (_json.Read())
        {
        }

        return (model || Fail("The field \"model\" is missing: name one of the models that GET /v1/models lists.", "model"))
            && (messages || Fail("The field \"messages\" is missing: send an array with at least one message.", "messages"));
    }

    private bool ReadModel()
    {
        _json.Read();
        if (_json.TokenType != JsonTokenType.String)
        {
            return Fail($"The field \"model\" is {Kind(_json.TokenType)}: send the model's name as a string.", "model");
        }

        _exchange.CommitModel(_json.CopyString(_exchange.Rest));
        _exchange.ModelBytes = (int)_json.TokenStartIndex..(int)_json.BytesConsumed;
        return true;
    }

    private bool ReadStream()
    {
        _json.Read();
        if (_json.TokenType is not (JsonTokenType.True or JsonTokenType.False or JsonTokenType.Null))
        {
            return Fail($"The field \"stream\" is {Kind(_json.TokenType)}: send true or false.", "stream");
        }

        _exchange.Stream = _json.TokenType == JsonTokenType.True;
        return true;
    }

    private bool ReadLabel()
    {
        _json.Read();
        if (_json.TokenType is not (JsonTokenType.String or JsonTokenType.Null))
        {
            return Fail($"The field \"{DeclarationNames.LabelField}\" is {Kind(_json.TokenType)}: send a string such as \"NATO RESTRICTED\".", DeclarationNames.LabelField);
        }

        _exchange.DeclaredLabel = _json.GetString();
        return true;
    }

    private bool ReadMarking()
    {
        _json.Read();
        if (_json.TokenType is not (JsonTokenType.True or JsonTokenType.False or JsonTokenType.Null))
        {
            return Fail($"The field \"{DeclarationNames.MarkingField}\" is {Kind(_json.TokenType)}: send true or false.", DeclarationNames.MarkingField);
        }

        _exchange.WantsMarking = _json.TokenType == JsonTokenType.True;
        return true;
    }

    /// <summary>Reads every string of the value that the reader stands on, whatever its shape.</summary>
    private bool ReadValue(int message, int contentPart, bool onlyDescriptions)
    {
        var depth = _json.CurrentDepth;
        var wanted = !onlyDescriptions;
        do
        {
            switch (_json.TokenType)
            {
                case JsonTokenType.StartObject or JsonTokenType.StartArray when _json.CurrentDepth >= MaximumDepth:
                    return Fail($"The body nests deeper than {MaximumDepth} levels: send a flatter request.");
                case JsonTokenType.PropertyName:
                    wanted = !onlyDescriptions || _json.ValueTextEquals("description"u8);
                    break;
                case JsonTokenType.String when wanted:
                    Commit(message, contentPart);
                    break;
            }
        }
        while ((_json.CurrentDepth > depth || _json.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray) && _json.Read());

        return true;
    }

    private readonly void Commit(int message, int contentPart) =>
        _exchange.Commit(_json.CopyString(_exchange.Rest), message, contentPart);

    private bool NextProperty() => _json.Read() && _json.TokenType == JsonTokenType.PropertyName;

    /// <summary>A field given twice is refused: the vendor might obey the one that was not read.</summary>
    private bool Once(ref bool seen, string field)
    {
        if (seen)
        {
            return Fail($"The field \"{field}\" is given twice: send it once.", field);
        }

        return seen = true;
    }

    private bool Fail(string message, string? field = null)
    {
        _problem = RequestProblem.Invalid(message, field);
        return false;
    }

    private static string Name(int message) => string.Create(CultureInfo.InvariantCulture, $"messages[{message}]");

    private static string Kind(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => "a string",
        JsonTokenType.Number => "a number",
        JsonTokenType.Null => "null",
        _ => "true or false",
    };
}
