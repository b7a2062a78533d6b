using System.Text;

namespace Caveat.Labels.Documents.Text;

/// <summary>Chooses the 8-bit code page of a text: that of the language of the alliance whose alphabet explains its bytes best.</summary>
internal static class CodePages
{
    private const int SampleLength = 1 << 16;
    private const int Own = 2;
    private const int Foreign = -1;
    private const int Nonsense = -6;

    private const string Cyrillic = "абвгдежзийклмнопрстуфхцчшщъыьэюя";

    // A page with the letters outside ASCII that one language uses. The order breaks ties.
    private static readonly Alphabet[] Alphabets =
    [
        Load(1252, "éèàêçùôîâûëïüœæ"), Load(1252, "äöüß"), Load(1252, "áéíóúñü"), Load(1252, "àèéìòù"), Load(1252, "ãõáéíóúâêôçà"), Load(1252, "åäöæøé"), Load(1252, "áðéíóúýþæö"),
        Load(1250, "áčďéěíňóřšťúůýž"), Load(1250, "ąćęłńóśźż"), Load(1250, "áéíóöőúüű"), Load(1250, "čćđšž"), Load(1250, "áäčďéíľĺňóôŕšťúýž"), Load(1250, "ăâîşţ"),
        Load(1251, Cyrillic), Load(1251, "абвгдежзијклљмнњопрстћуфхцчџшђѓќѕ"),
        Load(1253, "αβγδεζηθικλμνξοπρστυφχψωςάέήίόύώ"), Load(1254, "çğıöşüâîûİ"),
        Load(1257, "āčēģīķļņšūž"), Load(1257, "ąčęėįšųūž"), Load(1257, "äõöüšž"),
        Load(20866, Cyrillic), Load(28595, Cyrillic), Load(866, Cyrillic), Load(850, "éèàêçùôîâûëïüöäßåæøáíóúñ"), Load(852, "áčďéěíňóřšťúůýž"), Load(852, "ąćęłńóśźż"),
    ];

    /// <summary>Windows-1252 where nothing speaks against it.</summary>
    public static Encoding BestFor(ReadOnlySpan<byte> content)
    {
        var first = content.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
        // One byte before the first, as a letter's neighbours count.
        var start = Math.Max(0, first - 1);
        var sample = first < 0 ? [] : content.Slice(start, Math.Min(content.Length - start, SampleLength));
        var best = Alphabets[0];
        var bestScore = int.MinValue;
        foreach (var alphabet in Alphabets)
        {
            var score = Score(alphabet, sample);
            if (score > bestScore)
            {
                (best, bestScore) = (alphabet, score);
            }
        }
        return best.Encoding;
    }

    private static int Score(Alphabet alphabet, ReadOnlySpan<byte> sample)
    {
        var score = 0;
        var before = ' ';
        foreach (var value in sample)
        {
            var letter = alphabet.Letters[value];
            score += alphabet.Weights[value];
            if ((value >= 0x80 || before >= 0x80) && char.IsLetter(before) && char.IsLetter(letter))
            {
                // Words neither mix scripts nor go from small letters to capitals: it tells apart the pages of one script.
                score += (char.IsLower(before) && char.IsUpper(letter)) || IsLatin(before) != IsLatin(letter) ? Nonsense : 0;
            }
            before = letter;
        }
        return score;
    }

    private static bool IsLatin(char letter) => letter < '\u0250';

    private static Alphabet Load(int number, string small)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(number) ?? Encoding.GetEncoding(number);
        var own = small + small.ToUpperInvariant();
        var letters = new char[256];
        var weights = new int[256];
        for (var value = 0; value < 256; value++)
        {
            var letter = letters[value] = encoding.GetString([(byte)value])[0];
            weights[value] = value < 0x80 ? 0
                : own.Contains(letter, StringComparison.Ordinal) ? Own
                : char.IsLetter(letter) ? Foreign
                : char.IsControl(letter) || letter is '\uFFFD' or (>= '\u2500' and <= '\u25FF') ? Nonsense
                : 0;
        }
        return new Alphabet(encoding, letters, weights);
    }

    private readonly record struct Alphabet(Encoding Encoding, char[] Letters, int[] Weights);
}
