using FsCheck;
using FsCheck.Fluent;

namespace Caveat.Screening.Tests.Data;

/// <summary>Generates texts of data, of its pieces, and of what stands around it.</summary>
internal static class DataTexts
{
    private static readonly string[] Pieces =
    [
        .. DataVectors.Positives().Select(text => text.Text),
        .. DataVectors.Positives().Select(text => text.Text[text.Start..text.End]),
        .. DataVectors.Negatives().Take(80),
        "password", "password=", "password: ", "api_key", "my password is ", "born on ", "BSN ", "tel ", "://", ":", "@", "=", "\"", "'", "+", "+33 ", "(", ")", "-", ".", "/", "_", "\\n", "\\", "\n", " ", "  ", "1", "22", "1234", "A", "Z", "x", "eyJ", "AKIA",
        "[personal data removed: e-mail]", "[secret removed: token]", "-----BEGIN " + "PRIVATE KEY-----", "-----END ", "PRIVATE" + "+KEY+", "a.b", "é", "ß", "\u200B", "\u00AD", "１", "\uD83D\uDE00", "\uD800", "\uDC00", "Ж", "\u0301", "\0", "<", "{", "$",
    ];

    private static readonly string[] Separators = ["", "", " ", " ", "\n", ", ", "-", "\u00A0", ".", "\""];

    public static Arbitrary<string> Any() => (from piece in Gen.Elements(Pieces)
                                              from cut in Gen.Frequency((4, Gen.Constant(0)), (1, Gen.Choose(0, Math.Max(0, piece.Length - 1))))
                                              from separator in Gen.Elements(Separators)
                                              select piece[cut..] + separator)
        .ListOf()
        .Select(parts => string.Concat(parts))
        .ToArbitrary();
}
