using System.Security.Cryptography;
using System.Text;
using Caveat.Gateway.Exchanges;
using Caveat.Gateway.Storage.Reviews;

namespace Caveat.Gateway.Reviews;

/// <summary>What exactly an approval is bound to, as one digest.</summary>
/// <remarks>Every part goes in behind its length, so that no two requests that differ anywhere have the same one.</remarks>
internal static class ContentBinding
{
    /// <summary>A prompt: the surface, what its headers declare, and the body's exact bytes.</summary>
    public static ContentDigest OfPrompt(AskedExchange asked)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, "caveat/review/prompt/v1");
        Append(hash, asked.Exchange.Surface);
        Append(hash, asked.Declared.Label?.Grade.ToString() ?? "");
        Append(hash, asked.Declared.Label?.Words ?? "");
        Append(hash, string.Join(',', asked.Declared.Values));
        hash.AppendData(asked.Exchange.Body.Span);
        return Of(hash);
    }

    /// <summary>An answer: its exchange, and what of it is kept.</summary>
    public static ContentDigest OfAnswer(ExchangeId exchange, ReadOnlySpan<byte> answer)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, "caveat/review/answer/v1");
        Append(hash, exchange.ToString());
        hash.AppendData(answer);
        return Of(hash);
    }

    private static void Append(IncrementalHash hash, string part)
    {
        var bytes = Encoding.UTF8.GetBytes(part);
        hash.AppendData(BitConverter.GetBytes((long)bytes.Length));
        hash.AppendData(bytes);
    }

    private static ContentDigest Of(IncrementalHash hash) => ContentDigest.Parse(Convert.ToHexStringLower(hash.GetHashAndReset()));
}
