using System.Text;
using System.Text.Json;
using Caveat.Bench.Load.Content;

namespace Caveat.Bench.Load.Driving;

/// <summary>Holds every answer against the text that the upstream sent: the first of each connection word by word, the others by their end and length.</summary>
internal sealed class AnswerCheck(LoadPlan plan)
{
    private readonly byte[]? _expectedHeader = plan.ExpectedHeader is { } name ? Encoding.ASCII.GetBytes(name) : null;
    private int _wholeLength;

    public void Examine(AnswerReader answer)
    {
        if (answer.Status != 200)
        {
            throw new BenchFailureException($"An answer has status {answer.Status}: {Start(answer.Body)}");
        }
        if (_expectedHeader is not null && !Http.HttpHead.TryFind(answer.Head, _expectedHeader, out _))
        {
            throw new BenchFailureException($"An answer lacks the header '{plan.ExpectedHeader}'.");
        }
        if (_wholeLength == 0)
        {
            ReadWhole(answer.Body);
            _wholeLength = answer.Body.Length;
        }
        else if (answer.Body.Length < _wholeLength * 9 / 10 || !Ends(answer.Body))
        {
            throw new BenchFailureException($"An answer of {answer.Body.Length} bytes is not whole: {Start(answer.Body)}");
        }
    }

    private bool Ends(ReadOnlySpan<byte> body) => plan.Stream
        ? body.TrimEnd("\r\n"u8).EndsWith("data: [DONE]"u8) && body.IndexOf("\"finish_reason\":\"stop\""u8) >= 0
        : body.IndexOf("full and left on time."u8) >= 0;

    private void ReadWhole(ReadOnlySpan<byte> body)
    {
        string text = plan.Stream ? StreamedText(body) : MessageText(body);
        if (text != BenchText.Answer || !Ends(body))
        {
            throw new BenchFailureException($"An answer reads otherwise than the upstream wrote it: {Start(body)}");
        }
    }

    private static string MessageText(ReadOnlySpan<byte> body)
    {
        using var document = JsonDocument.Parse(body.ToArray());
        return document.RootElement.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString() ?? "";
    }

    private static string StreamedText(ReadOnlySpan<byte> body)
    {
        var text = new StringBuilder();
        foreach (string line in Encoding.UTF8.GetString(body).Split('\n'))
        {
            if (!line.StartsWith("data: {", StringComparison.Ordinal))
            {
                continue;
            }
            using var data = JsonDocument.Parse(line["data: ".Length..]);
            if (data.RootElement.TryGetProperty("choices", out var choices) && choices.GetArrayLength() > 0 &&
                choices[0].TryGetProperty("delta", out var delta) && delta.TryGetProperty("content", out var content))
            {
                text.Append(content.GetString());
            }
        }
        return text.ToString();
    }

    private static string Start(ReadOnlySpan<byte> body) => Encoding.UTF8.GetString(body[..Math.Min(body.Length, 300)]);
}
