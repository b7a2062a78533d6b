using System.Text;
using Caveat.Labels.Documents;
using Caveat.Labels.Tests.Documents;
using Xunit;

namespace Caveat.Labels.Tests.Mail;

public sealed class HostileMailTests
{
    [Fact]
    public void A_hundred_thousand_parts_are_refused()
    {
        var mail = new StringBuilder("MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n");
        for (var i = 0; i < 100_000; i++)
        {
            mail.Append("--x\n\na\n");
        }

        Assert.Equal("\"a.eml\" is refused: it holds more than 20000 entries.", Readings.Of("a.eml", mail.ToString()).Problem);
    }

    [Fact]
    public void A_thousand_nested_multiparts_are_refused()
    {
        var mail = new StringBuilder("MIME-Version: 1.0\n");
        for (var i = 0; i < 1_000; i++)
        {
            mail.Append($"Content-Type: multipart/mixed; boundary=x{i}\n\n--x{i}\n");
        }

        Assert.Equal("\"a.eml\" is refused: its parts nest deeper than 32 levels.", Readings.Of("a.eml", mail.ToString()).Problem);
    }

    [Fact]
    public void A_thousand_nested_messages_are_refused()
    {
        var reading = Readings.Of("a.eml", string.Concat(Enumerable.Repeat("MIME-Version: 1.0\nContent-Type: message/rfc822\n\n", 1_000)));

        Assert.Equal(DocumentStatus.Refused, reading.Status);
        Assert.EndsWith("is refused: it lies deeper than 8 levels of archives and messages.", reading.Problem);
    }

    [Fact]
    public void A_header_without_end_is_refused() =>
        Assert.Equal(
            "\"a.eml\" is refused: one of its headers has more than 10000 fields.",
            Readings.Of("a.eml", "MIME-Version: 1.0\n" + string.Concat(Enumerable.Repeat("X: a\n", 20_000))).Problem);

    [Theory]
    [InlineData("Content-Type: multipart/encrypted; protocol=\"application/pgp-encrypted\"; boundary=x\n\n--x\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n--x--\n", "\"a.eml\" is encrypted: decrypt it first.")]
    [InlineData("\n-----BEGIN PGP MESSAGE-----\n\nabc\n-----END PGP MESSAGE-----\n", "\"a.eml\" holds an encrypted text: decrypt it first.")]
    [InlineData("Content-Transfer-Encoding: x-own\n\ntext", "\"a.eml\" is not wholly read: the transfer encoding of one of its parts is not known.")]
    public void What_cannot_be_read_is_said(string rest, string problem)
    {
        var reading = Readings.Of("a.eml", "MIME-Version: 1.0\nSubject: a\n" + rest);

        Assert.Equal(DocumentStatus.Unread, reading.Status);
        Assert.Equal(problem, reading.Problem);
    }

    [Theory]
    [InlineData("Content-Type: multipart/mixed\n\nNATO SECRET")]
    [InlineData("Content-Type: multipart/mixed; boundary=x\n\nNATO SECRET\n--x\n\nok\n--x--")]
    [InlineData("Content-Type: multipart/mixed; boundary=x\n\n--x\n\nok\n--x--\nNATO SECRET")]
    [InlineData("Content-Type: multipart/mixed; boundary=x\n\n--x\n\nNATO SECRET")]
    [InlineData("Content-Type: multipart/mixed; boundary=x\n\n--x\nNATO SECRET")]
    [InlineData("Content-Type: nonsense\n\nNATO SECRET")]
    [InlineData("Content-Transfer-Encoding: base64\n\nTkFU!TyBT\nRUNS=RVQ=")]
    [InlineData("Content-Transfer-Encoding: quoted-printable\n\nNATO=20SEC=  \nRET")]
    [InlineData("Content-Type: text/plain; charset=nonsense\n\nNATO SECRET")]
    public void A_malformed_message_hides_nothing(string rest) =>
        Assert.Contains("NATO SECRET", Readings.Of("a.eml", "MIME-Version: 1.0\n" + rest).Lines(Place.Body));

    [Fact]
    public void Damaged_messages_end_in_a_reading_whatever_the_damage()
    {
        var random = new Random(3);
        var whole = Encoding.UTF8.GetBytes("""
            MIME-Version: 1.0
            Subject: =?UTF-8?B?TkFUTyBTRUNSRVQ=?= =?UTF-8?Q?_M=C3=A4rz?=
            Content-Type: multipart/mixed; boundary="x"; name*0*=utf-8''NATO%20; name*1="a"

            --x
            Content-Type: text/plain; format=flowed; delsp=yes
            Content-Transfer-Encoding: quoted-printable

            a =C3=A4=
            > b 
            >> c
            --x
            Content-Type: multipart/alternative; boundary="y"

            --y
            Content-Type: text/html; charset="utf-8"
            Content-Transfer-Encoding: base64

            PGI+YTwvYj4=
            --y--
            --x
            Content-Type: message/rfc822

            Subject: b

            text
            --x--
            """);
        for (var i = 0; i < 3_000; i++)
        {
            var damaged = whole.ToArray();
            for (var hits = random.Next(1, 12); hits > 0; hits--)
            {
                damaged[random.Next(18, damaged.Length)] = i % 2 == 0 ? (byte)random.Next(256) : whole[random.Next(whole.Length)];
            }
            Readings.Of("a.eml", damaged[..random.Next(18, damaged.Length + 1)]);
        }
    }
}
