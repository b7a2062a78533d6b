using System.Text;

namespace Caveat.Labels.Documents.Text;

/// <summary>Chooses among the 8-bit code pages of the alliance's languages the one that makes the most sense of a text.</summary>
internal static class CodePages
{
    private const int SampleLength = 1 << 16;
    private const int Common = 4;
    private const int Rare = 2;
    private const int Letter = 1;
    private const int Nonsense = -8;

    // The letters outside ASCII that the languages written in a page use most, in both cases. The order breaks ties.
    private static readonly CodePage[] Pages =
    [
        Load(1252, "éèàêçùôîâûëïüößäñåøæœáíóúãõìòÉÈÀÊÇÙÔÎÂÛËÏÜÖÄÑÅØÆŒÁÍÓÚÃÕÌÒ’‘“”–—…«»°", "ðþýÐÞÝ"),
        Load(1250, "áčďéěíňóřšťúůýžäľĺôłąęśćżźńőűöüđăâîşţÁČĎÉĚÍŇÓŘŠŤÚŮÝŽÄĽĹÔŁĄĘŚĆŻŹŃŐŰÖÜĐĂÂÎŞŢ’“”„–—…§", ""),
        Load(1251, "абвгдежзийклмнопрстуфхцчшщъыьэюяАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЬЮЯјљњћђџЈЉЊЋЂЏќѓѕ„“”–—№", ""),
        Load(1253, "αβγδεζηθικλμνξοπρστυφχψωςάέήίόύώΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩΆΈΉΊΌΎΏ’“”–—«»", ""),
        Load(1254, "ğışçöüâîûİĞŞÇÖÜÂÎÛ’“”–—", ""),
        Load(1257, "āčēģīķļņšūžąęėįųõäöüĀČĒĢĪĶĻŅŠŪŽĄĘĖĮŲÕÄÖÜ’“”„–—", ""),
        Load(20866, "абвгдежзийклмнопрстуфхцчшщъыьэюяАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЬЮЯ", ""),
        Load(28595, "абвгдежзийклмнопрстуфхцчшщъыьэюяАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЬЮЯ", ""),
        Load(866, "абвгдежзийклмнопрстуфхцчшщъыьэюяАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЬЮЯ", ""),
        Load(850, "éèàêçùôîâûëïüößäñåøæáíóúÉÈÀÊÇÙÔÎÂÛËÏÜÖÄÑÅØÆÁÍÓÚ", ""),
    ];

    /// <summary>The page whose reading of the bytes scores best; Windows-1252 when nothing speaks against it.</summary>
    public static Encoding BestFor(ReadOnlySpan<byte> content)
    {
        var first = content.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
        var sample = first < 0 ? [] : content.Slice(first, Math.Min(content.Length - first, SampleLength));
        var best = Pages[0];
        var bestScore = int.MinValue;
        foreach (var page in Pages)
        {
            var score = Score(page, sample);
            if (score > bestScore)
            {
                (best, bestScore) = (page, score);
            }
        }
        return best.Encoding;
    }

    private static int Score(CodePage page, ReadOnlySpan<byte> sample)
    {
        var score = 0;
        for (var i = 0; i < sample.Length; i++)
        {
            var value = sample[i];
            if (value < 0x80)
            {
                continue;
            }
            score += page.Weights[value];
            // A small letter is not followed by a capital within a word: it tells the Cyrillic pages apart.
            if (i > 0 && char.IsLower(page.Letters[sample[i - 1]]) && char.IsUpper(page.Letters[value]))
            {
                score += Nonsense;
            }
        }
        return score;
    }

    private static CodePage Load(int number, string common, string rare)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(number) ?? Encoding.GetEncoding(number);
        var letters = new char[256];
        var weights = new int[256];
        for (var value = 0; value < 256; value++)
        {
            var letter = letters[value] = encoding.GetString([(byte)value])[0];
            weights[value] = common.Contains(letter, StringComparison.Ordinal) ? Common
                : rare.Contains(letter, StringComparison.Ordinal) ? Rare
                : char.IsLetter(letter) ? Letter
                : char.IsControl(letter) || letter is '\uFFFD' or (>= '\u2500' and <= '\u25FF') ? Nonsense
                : 0;
        }
        return new CodePage(encoding, letters, weights);
    }

    private readonly record struct CodePage(Encoding Encoding, char[] Letters, int[] Weights);
}
