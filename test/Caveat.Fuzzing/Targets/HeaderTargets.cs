using System.Buffers;
using System.Globalization;
using System.Text;
using Caveat.Agreements;
using Caveat.Gateway.Declarations;
using Caveat.Gateway.Exchanges;
using Microsoft.AspNetCore.Http;
using static Caveat.Fuzzing.Targets.FuzzTargets;

namespace Caveat.Fuzzing.Targets;

/// <summary>The headers by which callers say what they declare and which language they read.</summary>
internal static class HeaderTargets
{
    private const int MostDeclared = 32;

    /// <summary>What a server lets headers be together, so that longer ones never come.</summary>
    private const int LongestHeaders = 32 << 10;

    private static readonly DeclarationReader Reader = new();

    public static IEnumerable<FuzzTarget> All()
    {
        yield return new FuzzTarget(
            "language",
            [.. Words("fr", "en-GB,en;q=0.9,fr;q=0.8", "*", "fr-CA;q=0.5, de ; q=0.9, *;q=0.1"), .. Kept("language")],
            Words(",", ";", "q=", ";q=0.5", ";q=1.5", ";q=1e9", ";q=.5", ";q=-1", ";Q=0", ";q=NaN", ";q=\u0661", ";level=1", "-", "fr", "EN", "İ", "ﬁ", "zh-Hant", " ", "\t"),
            input => Language(Header(input)));
        yield return new FuzzTarget(
            "declares",
            [.. Words("warrant", "warrant, human-control-required", "warrant\nwarrant\nfr\n30", "\n\n\n600\nNATO SECRET\ntext"), .. Kept("declares")],
            Words(",", ",,", " ", "\n", "\t", "a", "a,b,c", "warrant", "Warrant", "w-", "-w", "é", "\u202E", "\u200B", "\0", "0", "-1", "600", "601", "99999999999", "NATO SECRET", "COSMIC TOP SECRET", "xml:", "xml:PGE+", "<a>", "text", "TEXT"),
            Declared);
    }

    private static string Header(byte[] input)
    {
        var text = Encoding.UTF8.GetString(input);
        return text.Length > LongestHeaders ? text[..LongestHeaders] : text;
    }

    private static string Language(string header)
    {
        var language = AcceptedLanguage.Of(header);
        BrokenPromiseException.Unless(language == default || AcceptedLanguage.Of(language.Code) == language, $"a language that does not read back: {language}");
        BrokenPromiseException.Unless(header.Contains(language.Code, StringComparison.OrdinalIgnoreCase), $"a language that nobody asked for: {language}");
        return $"{language.Code.Length} {Math.Min(header.IndexOf(language.Code, StringComparison.OrdinalIgnoreCase), 2)} {Math.Min(header.Count(sign => sign == ','), 2)} {Math.Min(header.Count(sign => sign == ';'), 2)}";
    }

    // One header in each line, in this order.
    private static string Declared(byte[] input)
    {
        string[] names = [DeclarationNames.DeclaresHeader, DeclarationNames.DeclaresHeader, "Accept-Language", DeclarationNames.WaitHeader, DeclarationNames.LabelHeader, DeclarationNames.MarkingHeader];
        var headers = new HeaderDictionary();
        foreach (var (name, value) in names.Zip(Header(input).Split('\n')))
        {
            if (value.Length > 0)
            {
                headers.Append(name, value);
            }
        }

        using var exchange = new Exchange("openai.chat", ArrayPool<byte>.Shared.Rent(16), 0);
        var (declared, problem) = Reader.Read(headers, exchange);
        if (problem is not null)
        {
            Faults.IsSentence(problem.Message);
            return $"{problem.Code} {Array.FindIndex(names, name => problem.Message.Contains(name, StringComparison.Ordinal))} {problem.Message.Length / 50}";
        }

        BrokenPromiseException.Unless(declared.Values.Length <= MostDeclared && declared.Values.Select(value => value.Value).SequenceEqual(declared.Values.Select(value => value.Value).Distinct().Order(StringComparer.Ordinal)), "declarations out of order");
        BrokenPromiseException.Unless(declared.Wait >= TimeSpan.Zero && declared.Wait <= TimeSpan.FromMinutes(10), "a wait without end");
        var again = new HeaderDictionary { [DeclarationNames.DeclaresHeader] = string.Join(", ", declared.Values), [DeclarationNames.WaitHeader] = declared.Wait.TotalSeconds.ToString(CultureInfo.InvariantCulture) };
        var (second, lost) = Reader.Read(again, exchange);
        BrokenPromiseException.Unless(lost is null && second.Values.SequenceEqual(declared.Values) && second.Wait == declared.Wait, $"declarations that do not read back: {lost?.Message}");
        return $"{Math.Min(declared.Values.Length, 4)} {declared.Wait > TimeSpan.Zero} {declared.Label is not null} {declared.Language == default(Language)} {exchange.WantsMarking}";
    }
}
