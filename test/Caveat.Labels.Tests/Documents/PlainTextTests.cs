using System.Text;
using Caveat.Labels.Documents;
using Xunit;

namespace Caveat.Labels.Tests.Documents;

public sealed class PlainTextTests
{
    public static TheoryData<string, string> Samples => new()
    {
        { "windows-1252", "TRÈS SECRET\nLe document est daté du 3 février; il a été préparé à Évreux.\n" },
        { "windows-1252", "“STRENG GEHEIM” – für die Übermittlung gemäß § 5" },
        { "windows-1250", "PŘÍSNĚ TAJNÉ\nZpráva o přípravě jednotky.\n" },
        { "windows-1250", "ŚCIŚLE TAJNE\nZastrzeżone do użytku służbowego, część trzecia.\n" },
        { "windows-1251", "СТРОГО СЕКРЕТНО\nДокладът е подготвен от щаба.\n" },
        { "windows-1253", "ΑΚΡΩΣ ΑΠΟΡΡΗΤΟ\nΗ αναφορά του επιτελείου.\n" },
        { "windows-1257", "VISIŠKAI SLAPTAI\nPranešimas apie dalinį, kurį parengė štabas.\n" },
        { "iso-8859-5", "СТРОГО СЕКРЕТНО\nДокладът е подготвен от щаба.\n" },
        { "windows-1250", "SZIGORÚAN TITKOS!\nA jelentést a törzs készítette, az őrség részére.\n" },
        { "windows-1252", "ALGERT LEYNDARMÁL\nSkýrslan er gerð af stjórnstöð; það er áríðandi.\n" },
        { "windows-1254", "ÇOK GİZLİ\nBu belge yalnızca yetkili kişiler içindir.\n" },
        { "windows-1257", "SEVIŠĶI SLEPENI\nZiņojums par vienību.\n" },
        { "koi8-r", "СТРОГО СЕКРЕТНО\nДоклад подготовлен штабом.\n" },
        { "cp866", "СТРОГО СЕКРЕТНО\nДоклад подготовлен штабом.\n" },
        { "utf-16", "NATO SECRET\nThe convoy.\n" },
        { "utf-16BE", "NATO SECRET\nThe convoy.\n" },
        { "utf-16", "СЕКРЕТНО" },
        { "utf-8", "ΑΠΟΡΡΗΤΟ\n" },
        { "us-ascii", "COSMIC TOP SECRET\n" },
    };

    [Theory]
    [MemberData(nameof(Samples))]
    public void Text_without_a_byte_order_mark_is_read_in_its_encoding(string encoding, string text)
    {
        var bytes = (CodePagesEncodingProvider.Instance.GetEncoding(encoding) ?? Encoding.GetEncoding(encoding)).GetBytes(text);

        var reading = Readings.Of("note.txt", bytes);

        Assert.Equal((DocumentStatus.Read, text), (reading.Status, Assert.Single(reading.Passages, passage => passage.Place == Place.Body).Text));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    public void A_byte_order_mark_decides_and_is_not_text(string name)
    {
        var encoding = Encoding.GetEncoding(name);

        var reading = Readings.Of("note.txt", [.. encoding.GetPreamble(), .. encoding.GetBytes("TAJNÉ")]);

        Assert.Equal("TAJNÉ", Assert.Single(reading.Passages, passage => passage.Place == Place.Body).Text);
    }

    [Fact]
    public void Text_with_broken_bytes_is_still_read()
    {
        var reading = Readings.Of("scan.txt", [.. "NATO SECRET\n"u8, 0xFF, 0x80, 0x0C, 0x01, .. "\nThe convoy leaves at five, as the letter of the fourth of May says.\n"u8]);

        Assert.Equal(DocumentStatus.Read, reading.Status);
        Assert.Contains("NATO SECRET", reading.Lines(Place.Body));
    }

    [Fact]
    public void Bytes_that_are_no_text_are_unread()
    {
        var bytes = Enumerable.Range(0, 4000).Select(i => (byte)(i * 7919 >> 3)).ToArray();

        var reading = Readings.Of("program.bin", bytes);

        Assert.Equal((DocumentStatus.Unread, "\"program.bin\" cannot be read: its format is not known; save it as PDF, an Office document or plain text."), (reading.Status, reading.Problem));
    }

    [Fact]
    public void Text_that_goes_on_as_something_else_is_read_and_said()
    {
        var text = new string('x', 70_000);
        var bytes = Enumerable.Range(0, 200_000).Select(i => (byte)(i * 7919 >> 3)).ToArray();

        var reading = Readings.Of("setup.sh", [.. Encoding.ASCII.GetBytes("NATO SECRET\n" + text), .. bytes]);

        Assert.Equal((DocumentStatus.Unread, "\"setup.sh\" cannot be read to its end: from about byte 65536 on it is no text."), (reading.Status, reading.Problem));
        Assert.Contains("NATO SECRET", reading.Lines(Place.Body));
    }

    [Fact]
    public void The_name_of_a_file_is_read_too() =>
        Assert.Equal("NATO SECRET plan.txt", Assert.Single(Readings.Of("NATO SECRET plan.txt", "five").Passages, passage => passage.Place == Place.FileName).Text);

    [Fact]
    public void An_empty_file_is_read() => Assert.Equal(DocumentStatus.Read, Readings.Of("empty.txt", "").Status);
}
