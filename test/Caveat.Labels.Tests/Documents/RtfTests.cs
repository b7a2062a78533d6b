using System.Text;
using Caveat.Labels.Documents;
using Xunit;

namespace Caveat.Labels.Tests.Documents;

public sealed class RtfTests
{
    [Fact]
    public void Text_is_read_in_the_code_page_of_its_font()
    {
        var reading = Read(@"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Arial Cyr;}{\f2\fcharset161 Arial Greek;}}\f0 TR\'c8S SECRET\par {\f1 \'d1\'c5\'ca\'d0\'c5\'d2\'cd\'ce}\par\f2 \'c1\'d0\'cf\'d1\'d1\'c7\'d4\'cf\par}");

        Assert.Equal(["TRÈS SECRET", "СЕКРЕТНО", "ΑΠΟΡΡΗΤΟ"], reading.Lines(Place.Body));
    }

    [Fact]
    public void Unicode_escapes_replace_their_fallback() =>
        Assert.Equal(["TAJNÉ\u2014x", "Ž"], Read(@"{\rtf1\uc1 TAJN\u201?\emdash x\par{\uc2\u381\'8e\'8eQ}\par}").Lines(Place.Body).Select(line => line.TrimEnd('Q')));

    [Fact]
    public void Every_place_is_read()
    {
        var reading = Read(
            """
            {\rtf1\ansi{\stylesheet{\s1 STYLE;}}{\info{\title TITLE}{\doccomm COMMENTS}}{\*\userprops{\propname Classification}\proptype30{\staticval PROPERTY}}
            {\headerf\pard FIRST HEADER{\shp{\*\shpinst{\sp{\sn wzName}{\sv PowerPlusWaterMarkObject1}}{\sp{\sn gtextUNICODE}{\sv WATERMARK}}}}\par}{\footerl LEFT FOOTER\par}
            {\*\unknown HIDDEN}The con{\footnote NOTE}voy{\*\annotation{\*\atnref 1}COMMENT}\par
            {\shp{\*\shpinst{\sp{\sn wzDescription}{\sv ALT}}{\shptxt\pard BOXED\par}}}{\v VANISHED}\par{\deleted GONE}{\field{\*\fldinst QUOTE}{\fldrslt RESULT}}\par
            \trowd CELL A\cell CELL B\cell\row{\listtext (S)\tab}item\page next\par}
            """);

        Assert.Equal(["The convoy", "VANISHED", "RESULT", "CELL A", "CELL B", "(S)\titem", "next", "GONE"], reading.Lines(Place.Body));
        Assert.Equal(["FIRST HEADER"], reading.Lines(Place.Header));
        Assert.Equal(["LEFT FOOTER"], reading.Lines(Place.Footer));
        Assert.Equal(["WATERMARK"], reading.Lines(Place.Watermark));
        Assert.Equal(["NOTE"], reading.Lines(Place.Note));
        Assert.Equal(["COMMENT"], reading.Lines(Place.Comment));
        Assert.Equal(["BOXED"], reading.Lines(Place.TextBox));
        Assert.Equal(["TITLE", "COMMENTS", "PROPERTY", "ALT", "QUOTE"], reading.Lines(Place.Property));
        Assert.Contains(reading.Passages, passage => passage.Text.Contains("\fnext", StringComparison.Ordinal));
    }

    [Fact]
    public void Pictures_are_parts_and_objects_are_said_to_be_unread()
    {
        var picture = Convert.ToHexString("NATO SECRET"u8);

        Assert.Contains("NATO SECRET", Read($"{{\\rtf1{{\\*\\shppict{{\\pict\\pngblip {picture[..6]}\n{picture[6..]}}}}}}}").Lines(Place.Body));
        Assert.Contains("NATO SECRET", Read("{\\rtf1{\\pict\\bin11 NATO SECRET}}").Lines(Place.Body));
        Assert.Equal("embedded object cannot be read: save what it holds as a document of its own.", Read(@"{\rtf1{\object{\*\objdata 0105}}}").Problem);
    }

    [Fact]
    public void Groups_that_nest_without_end_are_refused()
    {
        var reading = Read("{\\rtf1 NATO SECRET\\par" + new string('{', 1_000_000));

        Assert.Equal((DocumentStatus.Refused, "\"note.rtf\" is refused: its groups nest deeper than 4096."), (reading.Status, reading.Problem));
        Assert.Equal(["NATO SECRET"], reading.Lines(Place.Body));
    }

    private static DocumentReading Read(string rtf) => Readings.Of("note.rtf", Encoding.Latin1.GetBytes(rtf));
}
