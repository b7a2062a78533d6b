using System.Text;
using Caveat.Labels.Documents;
using Caveat.Labels.Tests.Documents;
using Xunit;

namespace Caveat.Labels.Tests.Mail;

public sealed class MailTests
{
    [Fact]
    public void A_message_as_Thunderbird_writes_it_is_read()
    {
        var reading = Readings.Of("plan.eml", """
            Message-ID: <5b2c@example.org>
            Date: Tue, 3 Mar 2026 09:12:44 +0100
            MIME-Version: 1.0
            User-Agent: Mozilla Thunderbird
            Content-Language: de-DE
            To: Bob <bob@example.org>
            From: =?UTF-8?Q?Anna_M=C3=BCller?= <anna@example.org>
            Subject: =?UTF-8?B?TkFUTyBTRUNSRVQ6IFBsYW4gZsO8cg==?=
             =?UTF-8?Q?_M=C3=A4rz?=
            X-Protective-Marking: VER=2018.1, SEC=SECRET
            Content-Type: text/plain; charset=UTF-8; format=flowed
            Content-Transfer-Encoding: 8bit

            GEHEIM

            This paragraph was broken by the 
            mailer and is NATO 
            SECRET as a whole.

            On 03.03.26 at 08:00, Bob wrote:
            > NATO CONFIDENTIAL
            > I ask for the
            >> EU SECRET
            And this is the answer.
            """);

        Assert.Equal(DocumentStatus.Read, reading.Status);
        Assert.Equal("mail message", reading.Format);
        Assert.Equal(["NATO SECRET: Plan für März"], reading.Lines(Place.Subject));
        Assert.Equal(["VER=2018.1, SEC=SECRET"], reading.Lines(Place.MailHeader));
        Assert.Equal(["GEHEIM", "This paragraph was broken by the mailer and is NATO SECRET as a whole.", "And this is the answer."], reading.Lines(Place.Body));
        Assert.Equal(["On 03.03.26 at 08:00, Bob wrote:", "NATO CONFIDENTIAL", "I ask for the", "EU SECRET"], reading.Lines(Place.QuotedMail));
    }

    [Fact]
    public void A_message_as_Outlook_sends_it_is_read_in_both_bodies_and_its_attachment()
    {
        var reading = Readings.Of("message", $"""
            Received: from mail.example.org by mx.example.org; Tue, 3 Mar 2026 08:00:01 +0000
            From: "Anna" <anna@example.org>
            To: <bob@example.org>
            Subject: Plan
            Thread-Topic: Plan
            msip_labels: MSIP_Label_1_Name=NATO SECRET
            Content-Type: multipart/mixed; boundary="_004_A_"
            MIME-Version: 1.0

            This is a multi-part message in MIME format.

            --_004_A_
            Content-Type: multipart/alternative; boundary="_000_A_"

            --_000_A_
            Content-Type: text/plain; charset="iso-8859-1"
            Content-Transfer-Encoding: quoted-printable

            TR=C8S SECRET =
            LUX
            Gr=FC=DFe

            From: Bob
            Sent: Monday, 2 March 2026 10:00
            To: Anna
            Subject: NATO RESTRICTED

            The earlier text.

            --_000_A_
            Content-Type: text/html; charset="windows-1251"
            Content-Transfer-Encoding: base64

            {Base64(Windows1251("<html><head><meta charset=utf-8></head><body><p>СТРОГО СЕКРЕТНО</p><p>От: Боб</p><p>Изпратено: вчера</p><p>earlier</p></body></html>"))}

            --_000_A_--

            --_004_A_
            Content-Type: text/plain; name*0*=utf-8''NATO%20; name*1="SECRET plan.txt"
            Content-Disposition: attachment
            Content-Transfer-Encoding: base64

            {Base64(Encoding.UTF8.GetBytes("COSMIC TOP SECRET in the attachment"))}

            --_004_A_--
            """);

        Assert.Equal("", reading.Problem);
        Assert.Equal(DocumentStatus.Read, reading.Status);
        Assert.Contains("MSIP_Label_1_Name=NATO SECRET", reading.Lines(Place.MailHeader));
        Assert.Contains("TRÈS SECRET LUX", reading.Lines(Place.Body));
        Assert.Contains("Grüße", reading.Lines(Place.Body));
        Assert.Contains("СТРОГО СЕКРЕТНО", reading.Lines(Place.Body));
        Assert.DoesNotContain("earlier", reading.Lines(Place.Body));
        Assert.Superset(new HashSet<string> { "Subject: NATO RESTRICTED", "The earlier text.", "earlier" }, reading.Lines(Place.QuotedMail).ToHashSet());
        Assert.Contains("NATO SECRET plan.txt", reading.Lines(Place.FileName));
        Assert.Contains(reading.Passages, passage => passage is { Part: "attachment \"NATO SECRET plan.txt\"", Text: "COSMIC TOP SECRET in the attachment" });
    }

    [Fact]
    public void A_forwarded_message_as_Gmail_writes_it_is_history()
    {
        var reading = Readings.Of("a.eml", """
            MIME-Version: 1.0
            From: Anna <anna@example.org>
            Subject: Fwd: Plan
            Content-Type: multipart/alternative; boundary="000000000000a"

            --000000000000a
            Content-Type: text/plain; charset="UTF-8"

            For you.

            ---------- Forwarded message ---------
            Von: Bob <bob@example.org>
            NATO SECRET

            --000000000000a
            Content-Type: text/html; charset="UTF-8"
            Content-Transfer-Encoding: quoted-printable

            <div dir=3D"ltr">For you.<br><div class=3D"gmail_quote"><div dir=3D"ltr">On Tue, Mar 3, 2026 at 8:00 AM Bob &lt;<a href=3D"mailto:bob@example.org">bob@example.org</a>&gt; wrote:<br></div><blockquote>EU SECRET</blockquote></div></div>

            --000000000000a--
            """);

        Assert.Equal(["For you.", "For you."], reading.Lines(Place.Body));
        Assert.Contains("NATO SECRET", reading.Lines(Place.QuotedMail));
        Assert.Contains("EU SECRET", reading.Lines(Place.QuotedMail));
    }

    [Fact]
    public void A_message_within_a_message_is_read_with_where_it_stands()
    {
        var reading = Readings.Of("outer.eml", """
            MIME-Version: 1.0
            Subject: outer
            Content-Type: multipart/mixed; boundary=x

            --x
            Content-Type: message/rfc822; name="inner.eml"
            Content-Disposition: attachment; filename="inner.eml"

            Subject: NATO SECRET
            MIME-Version: 1.0
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: base64

            RVUgU0VDUkVU
            --x--
            """);

        Assert.Contains(reading.Passages, passage => passage is { Place: Place.Subject, Text: "NATO SECRET", Part: "attachment \"inner.eml\"" });
        Assert.Contains(reading.Passages, passage => passage is { Place: Place.Body, Text: "EU SECRET\n", Part: "attachment \"inner.eml\"" });
    }

    [Theory]
    [InlineData("utf-8", "ΑΠΟΡΡΗΤΟ")]
    [InlineData("iso-8859-2", "ŚCIŚLE TAJNE")]
    [InlineData("iso-8859-7", "ΑΠΟΡΡΗΤΟ")]
    [InlineData("iso-8859-9", "ÇOK GİZLİ")]
    [InlineData("windows-1250", "PŘÍSNĚ TAJNÉ")]
    [InlineData("windows-1251", "СТРОГО СЕКРЕТНО")]
    [InlineData("windows-1257", "SEVIŠĶI SLEPENI")]
    [InlineData("koi8-u", "ТАЄМНО")]
    public void Texts_and_subjects_are_read_in_their_charset(string charset, string marking)
    {
        var bytes = (CodePagesEncodingProvider.Instance.GetEncoding(charset) ?? Encoding.GetEncoding(charset)).GetBytes(marking);
        var reading = Readings.Of("a.eml", $"Subject: =?{charset}?B?{Base64(bytes)}?=\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=\"{charset}\"\r\nContent-Transfer-Encoding: base64\r\n\r\n{Base64(bytes)}\r\n");

        Assert.Equal([marking], reading.Lines(Place.Subject));
        Assert.Equal([marking], reading.Lines(Place.Body));
    }

    [Fact]
    public void A_charset_that_the_bytes_contradict_does_not_hide_the_text()
    {
        var reading = Readings.Of("a.eml", [.. Encoding.ASCII.GetBytes("Subject: a\nMIME-Version: 1.0\nContent-Type: text/plain; charset=us-ascii\n\n"), .. Encoding.UTF8.GetBytes("TRÈS SECRET")]);

        Assert.Equal(["TRÈS SECRET"], reading.Lines(Place.Body));
    }

    [Fact]
    public void A_mailbox_is_read_message_by_message()
    {
        var reading = Readings.Of("inbox", """
            From anna@example.org Tue Mar  3 09:12:44 2026
            Subject: first
            Message-ID: <1@example.org>

            NATO SECRET
            From here on the text goes on.

            From bob@example.org Tue Mar  3 09:13:44 2026
            Subject: second
            Message-ID: <2@example.org>

            EU SECRET
            """);

        Assert.Equal("mailbox", reading.Format);
        Assert.Equal(["first", "second"], reading.Lines(Place.Subject));
        Assert.Equal(["NATO SECRET", "From here on the text goes on.", "EU SECRET"], reading.Lines(Place.Body));
        Assert.Contains(reading.Passages, passage => passage is { Place: Place.Body, Part: "message 2" });
    }

    [Fact]
    public void A_memo_that_begins_like_a_message_stays_text()
    {
        var reading = Readings.Of("memo.txt", "From: Anna\nTo: Bob\nDate: today\nSubject: NATO SECRET\n\nThe plan.");

        Assert.Equal("plain text", reading.Format);
        Assert.Contains("Subject: NATO SECRET", reading.Lines(Place.Body));
    }

    [Fact]
    public void A_long_list_of_names_and_values_stays_text()
    {
        var reading = Readings.Of("values.yaml", string.Concat(Enumerable.Range(0, 30_000).Select(i => $"{i}:1\n")));

        Assert.Equal(DocumentStatus.Read, reading.Status);
        Assert.Equal("plain text", reading.Format);
    }

    [Fact]
    public void A_label_in_the_header_is_found()
    {
        var reading = Readings.Of("a.eml", "MIME-Version: 1.0\nSubject: a\nSIO-Label: marking=\"NATO SECRET\";\n fgcolor=black; type=\":none\"\n\ntext");

        Assert.Contains(reading.Labels, label => label.Label.Label.Policy == PolicyId.Nato && label.Label.Label.Classification == "SECRET");
        Assert.Contains(reading.Lines(Place.MailHeader), line => line.Contains("NATO SECRET", StringComparison.Ordinal));
    }

    [Fact]
    public void A_vendors_label_in_the_header_is_found()
    {
        const string Id = "MSIP_Label_11111111-2222-3333-4444-555555555555";
        var reading = Readings.Of("a.eml", $"MIME-Version: 1.0\nSubject: a\nmsip_labels: {Id}_Enabled=True;\n {Id}_Name=NATO SECRET;\n {Id}_Method=Standard\n\ntext");

        Assert.Contains(reading.Labels, label => label.Label.Label.Policy == PolicyId.Nato && label.Part == "header msip_labels");
    }

    private static string Base64(byte[] bytes) => Convert.ToBase64String(bytes, Base64FormattingOptions.InsertLineBreaks);

    private static byte[] Windows1251(string text) => CodePagesEncodingProvider.Instance.GetEncoding(1251)!.GetBytes(text);
}
