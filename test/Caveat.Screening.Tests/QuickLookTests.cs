using Caveat.Screening.Reading;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Caveat.Screening.Tests;

public sealed class QuickLookTests
{
    private readonly LexicalScreen _screen = LexicalScreen.BuiltIn;

    [Fact]
    public void A_text_that_is_passed_over_holds_nothing()
    {
        var passedOver = 0;
        Prop.ForAll(Texts.Any(), text =>
        {
            var pass = _screen.Rent();
            pass.ReadAll(text);
            var isEmpty = pass.Markings.Count == 0 && pass.Findings.Count == 0;
            _screen.Return(pass);
            var mustRead = _screen.MustRead(text);
            passedOver += mustRead ? 0 : 1;
            Assert.True(mustRead || isEmpty, "a text with a finding was passed over");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5000).WithEndSize(12));
        Assert.True(passedOver > 20, "the property never saw a text that was passed over");
    }

    [Theory]
    [InlineData("Please summarise the attached notes in three short points, and suggest a friendly title for the page.")]
    [InlineData("What's a good name for a café-style bakery?", true)]
    [InlineData("Fix this: foreach (var line in lines) { Console.WriteLine(line.Trim()); } See https://example.org/a-b_c")]
    [InlineData("The 2nd of May isn't a well-known date; it's number 42 on the list of B2B events.")]
    public void Ordinary_text_is_passed_over(string text, bool isRead = false) => Assert.Equal(isRead, _screen.MustRead(text));

    [Fact]
    public void Passing_over_a_text_allocates_nothing()
    {
        var reader = new ContentReader(_screen);
        var found = new TextReading();
        var text = string.Concat(Enumerable.Repeat("The museum opens at nine, and lunch is served in the garden. ", 40));
        reader.Read(text, found);

        var before = GC.GetAllocatedBytesForCurrentThread();
        reader.Read(text, found);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Reading_a_text_without_findings_allocates_nothing()
    {
        var reader = new ContentReader(_screen);
        var found = new TextReading();
        var text = string.Concat(Enumerable.Repeat("The citizens\u2019 museum keeps no secret: it opens at nine. ", 40));
        reader.Read(text, found);

        var before = GC.GetAllocatedBytesForCurrentThread();
        reader.Read(text, found);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.True(found.IsEmpty);
    }
}
