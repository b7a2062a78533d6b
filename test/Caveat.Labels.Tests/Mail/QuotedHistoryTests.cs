using Caveat.Labels.Documents;
using Caveat.Labels.Tests.Documents;
using Xunit;

namespace Caveat.Labels.Tests.Mail;

public sealed class QuotedHistoryTests
{
    [Theory]
    [InlineData("-----Original Message-----")]
    [InlineData("-----Ursprüngliche Nachricht-----")]
    [InlineData("-----Message d'origine-----")]
    [InlineData("-----Oryginalna wiadomość-----")]
    [InlineData("-------- Weitergeleitete Nachricht --------")]
    [InlineData("-------- Препратено съобщение --------")]
    [InlineData("Begin forwarded message:")]
    [InlineData("Am 3. März 2026 schrieb Bob <bob@example.org>:")]
    [InlineData("Le mar. 3 mars 2026 à 08:00, Bob <bob@example.org> a écrit :")]
    [InlineData("El mar, 3 mar 2026 a las 8:00, Bob escribió:")]
    [InlineData("Il giorno mar 3 mar 2026 Bob ha scritto:")]
    [InlineData("W dniu 3.03.2026 o 08:00, Bob pisze / napisał:")]
    [InlineData("Στις 3/3/26 08:00, ο Bob έγραψε:")]
    [InlineData("3 Mart 2026 tarihinde Bob şunu yazdı:")]
    [InlineData("From: Bob\nSent: Monday\nTo: Anna")]
    [InlineData("Von: Bob\nGesendet: Montag\nAn: Anna")]
    [InlineData("De : Bob\nEnvoyé : lundi\nÀ : Anna")]
    [InlineData("*Da:* Bob\n*Inviato:* lunedì")]
    [InlineData("Od: Bob\nWysłano: poniedziałek")]
    public void What_follows_an_introduction_is_history(string introduction)
    {
        var reading = Of($"My text.\n\n{introduction}\n\nNATO SECRET");

        Assert.Equal(["My text."], reading.Lines(Place.Body));
        Assert.Equal([.. introduction.Split('\n'), "NATO SECRET"], reading.Lines(Place.QuotedMail));
    }

    [Theory]
    [InlineData("----- NATO SECRET -----")]
    [InlineData("He wrote that it was ready: yes.")]
    [InlineData("From: the desk of the commander")]
    [InlineData("We keep the original ---")]
    public void What_is_no_introduction_is_not(string line) =>
        Assert.Equal([line, "NATO SECRET"], Of($"{line}\n\nNATO SECRET").Lines(Place.Body));

    [Fact]
    public void Answers_between_quoted_lines_are_the_message()
    {
        var reading = Of("On Monday Bob wrote:\n> one\nanswer\n> two\nlast");

        Assert.Equal(["answer", "last"], reading.Lines(Place.Body));
        Assert.Equal(["On Monday Bob wrote:", "one", "two"], reading.Lines(Place.QuotedMail));
    }

    private static DocumentReading Of(string body) => Readings.Of("a.eml", $"MIME-Version: 1.0\nSubject: a\nContent-Type: text/plain; charset=utf-8\n\n{body}");
}
