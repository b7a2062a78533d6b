using System.Text.Json;
using Caveat.Gateway.Exchanges;

namespace Caveat.Gateway.OpenAi;

/// <content>The messages: roles, contents and content parts.</content>
internal ref partial struct ChatRequestReader
{
    private bool ReadMessages()
    {
        _json.Read();
        if (_json.TokenType != JsonTokenType.StartArray)
        {
            return Fail($"The field \"messages\" is {Kind(_json.TokenType)}: send an array of messages.", "messages");
        }

        var count = 0;
        for (; _json.Read() && _json.TokenType != JsonTokenType.EndArray; count++)
        {
            var field = string.Empty;
            if (_json.TokenType != JsonTokenType.StartObject)
            {
                field = Name(count);
                return Fail($"The field \"{field}\" is {Kind(_json.TokenType)}: send an object with \"role\" and \"content\".", field);
            }

            if (!ReadMessage(count))
            {
                return false;
            }
        }

        return count > 0 || Fail("The field \"messages\" is empty: send at least one message.", "messages");
    }

    private bool ReadMessage(int message)
    {
        var role = false;
        while (NextProperty())
        {
            if (_json.ValueTextEquals("role"u8))
            {
                role = true;
                _json.Read();
                if (_json.TokenType != JsonTokenType.String)
                {
                    return Fail($"The field \"{Name(message)}.role\" is {Kind(_json.TokenType)}: send a string such as \"user\".", Name(message));
                }

                _exchange.Continues |= _json.ValueTextEquals("assistant"u8);
                if (!IsRole())
                {
                    // No role of the protocol, so it is text like any other: some servers put it in front of the model.
                    Commit(message, contentPart: -1);
                }
            }
            else if (_json.ValueTextEquals("content"u8))
            {
                if (!ReadContent(message))
                {
                    return false;
                }
            }
            else
            {
                var audio = _json.ValueTextEquals("audio"u8);
                _json.Read();
                if (audio && _json.TokenType == JsonTokenType.StartObject)
                {
                    // Fails closed: an earlier answer's sound, kept by the vendor, which nobody here has heard.
                    _problem = new RequestProblem(
                        400, "content_not_readable", $"The message \"{Name(message)}\" refers to a sound that this gateway never saw: send its transcript as text.", $"{Name(message)}.audio");
                    return false;
                }

                if (!ReadValue(message, contentPart: -1, onlyDescriptions: false))
                {
                    return false;
                }
            }
        }

        return role || Fail($"The message \"{Name(message)}\" has no \"role\": send one such as \"user\".", Name(message));
    }

    private bool ReadContent(int message)
    {
        _json.Read();
        switch (_json.TokenType)
        {
            case JsonTokenType.String:
                Commit(message, contentPart: -1);
                return true;
            case JsonTokenType.Null:
                return true;
            case JsonTokenType.StartArray:
                break;
            default:
                return Fail($"The field \"{Name(message)}.content\" is {Kind(_json.TokenType)}: send a string or an array of parts.", Name(message));
        }

        for (var part = 0; _json.Read() && _json.TokenType != JsonTokenType.EndArray; part++)
        {
            if (_json.TokenType == JsonTokenType.String)
            {
                Commit(message, part);
            }
            else if (_json.TokenType != JsonTokenType.StartObject || !ReadContentPart(message, part))
            {
                return _problem is null
                    ? Fail($"The field \"{Name(message)}.content[{part}]\" is {Kind(_json.TokenType)}: send an object such as {{\"type\": \"text\", \"text\": …}}.", Name(message))
                    : false;
            }
        }

        return true;
    }

    private readonly bool IsRole() =>
        _json.ValueTextEquals("user"u8) || _json.ValueTextEquals("assistant"u8) || _json.ValueTextEquals("system"u8)
        || _json.ValueTextEquals("tool"u8) || _json.ValueTextEquals("developer"u8) || _json.ValueTextEquals("function"u8);
}
