using System.Text;

namespace Caveat.Labels.Documents.Rtf;

/// <summary>The code pages of RTF's font character sets (RTF 1.9.1, <c>\fcharset</c>).</summary>
internal static class RtfCharsets
{
    public static Encoding Windows1252 { get; } = CodePage(1252)!;

    public static Encoding? Of(int charset) => charset switch
    {
        0 => Windows1252,
        128 => CodePage(932),
        129 => CodePage(949),
        134 => CodePage(936),
        136 => CodePage(950),
        161 => CodePage(1253),
        162 => CodePage(1254),
        163 => CodePage(1258),
        177 => CodePage(1255),
        178 => CodePage(1256),
        186 => CodePage(1257),
        204 => CodePage(1251),
        238 => CodePage(1250),
        254 => CodePage(437),
        _ => null,
    };

    public static Encoding? CodePage(int number)
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(number) ?? Encoding.GetEncoding(number);
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
