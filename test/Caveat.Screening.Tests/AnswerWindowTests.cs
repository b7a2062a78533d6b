using Caveat.Labels;
using Caveat.Screening.Reading;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Caveat.Screening.Tests;

public sealed class AnswerWindowTests
{
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(3000).WithEndSize(60);

    private readonly ContentReader _reader = new(LexicalScreen.BuiltIn);

    [Fact]
    public void However_a_text_is_cut_the_window_finds_what_the_reader_finds()
    {
        Prop.ForAll(Texts.InDeltas(), sample =>
        {
            var whole = new TextReading();
            _reader.Read(sample.Text, whole);
            using var window = _reader.OpenWindow();
            foreach (var delta in Texts.Deltas(sample.Text, sample.Cuts))
            {
                window.Append(delta);
            }
            window.Complete();
            Assert.Equal(whole.Markings, window.Found.Markings);
            Assert.Equal(whole.Findings, window.Found.Findings);
        }).Check(Thorough);
    }

    [Fact]
    public void Nothing_of_a_marking_or_finding_is_ever_releasable()
    {
        Prop.ForAll(Texts.InDeltas(), sample =>
        {
            var whole = new TextReading();
            _reader.Read(sample.Text, whole);
            var first = whole.Markings.Select(marking => marking.Start)
                .Concat(whole.Findings.Select(finding => finding.Start))
                .Append(sample.Text.Length)
                .Min();
            using var window = _reader.OpenWindow();
            long released = 0;
            foreach (var delta in Texts.Deltas(sample.Text, sample.Cuts))
            {
                window.Append(delta);
                Assert.True(window.Releasable >= released, "what was released is taken back");
                released = window.Releasable;
                Assert.True(released <= first, $"released {released}, found at {first}");
            }
            window.Complete();
            Assert.Equal(first, window.Releasable);
        }).Check(Thorough);
    }

    [Theory]
    [InlineData("track ", " ", 9000, "citizens")]
    [InlineData("NATO ", "-", 9000, "SECRET")]
    [InlineData("NATO SECRET ", " ", 9000, "x")]
    [InlineData("(NS) ", " ", 9000, "x")]
    [InlineData("- NATO SECRET", "\n", 9000, "x")]
    [InlineData("S ", "E ", 9000, "x")]
    [InlineData("s", "\u200B", 9000, "ecret")]
    [InlineData("", "\u200B", 9000, "x")]
    [InlineData("track ", "\u200B", 9000, "x")]
    [InlineData("NATO ", "x", 9000, "")]
    [InlineData("track ", "x", 9000, "")]
    [InlineData("", "x", 9000, "")]
    [InlineData("", "x-", 9000, "")]
    [InlineData("", "ab.", 9000, "")]
    [InlineData("", "\uD83D\uDE00x", 9000, "")]
    [InlineData("", "track citizens ", 900, "")]
    [InlineData("", "watch ", 2000, "")]
    [InlineData("", "NATO ", 2000, "")]
    [InlineData("", "- NATO\n", 2000, "")]
    [InlineData("", "(", 9000, "")]
    [InlineData("", "drone that engages ", 900, "")]
    public void What_is_held_is_bounded(string before, string padding, int times, string after)
    {
        var text = Texts.Padded(before, padding, times, after);
        using var window = _reader.OpenWindow();
        for (var i = 0; i < text.Length; i++)
        {
            window.Append(text.AsSpan(i, 1));
            Assert.True(!window.Found.IsEmpty || i + 1 - window.Releasable <= AnswerWindow.MaxHeld, $"{i + 1 - window.Releasable} held");
        }
    }

    [Fact]
    public void Ordinary_text_flows_but_for_the_word_that_is_being_written()
    {
        const string text = "The museum sells tickets from nine and garden visits cost children nothing at weekends";
        var lastSpace = -1;
        using var window = _reader.OpenWindow();
        for (var i = 0; i < text.Length; i++)
        {
            window.Append(text.AsSpan(i, 1));
            // One space late: until the next letter, a word of one letter could be the start of one that is spelled out.
            Assert.True(window.Releasable >= lastSpace, $"at {i} only {window.Releasable} may go");
            lastSpace = text[i] == ' ' ? i : lastSpace;
        }
    }

    [Fact]
    public void A_marking_in_a_stream_is_held_from_its_first_word()
    {
        const string text = "Here you are.\nNATO SECRET\nThe convoy";
        using var window = _reader.OpenWindow();
        foreach (var c in text)
        {
            window.Append([c]);
        }
        // What it amounts to is decided by the lines behind it, or at the end.
        Assert.Equal(text.IndexOf("NATO", StringComparison.Ordinal), window.Releasable);
        window.Complete();
        Assert.Equal(text.IndexOf("NATO", StringComparison.Ordinal), window.Releasable);
        Assert.Equal("NATO SECRET", Assert.Single(window.Found.Markings).Grade.ToString());
    }

    [Fact]
    public void An_accepted_marking_lets_the_text_go_on_and_a_later_one_holds_it_again()
    {
        const string text = "NATO UNCLASSIFIED\nThe ministers met.\nNATO SECRET\nThe convoy";
        using var window = _reader.OpenWindow();
        foreach (var c in text)
        {
            window.Append([c]);
            if (window.Found.Highest.Classification == Classification.Unclassified)
            {
                window.Accept();
            }
        }
        Assert.Equal(text.IndexOf("NATO SECRET", StringComparison.Ordinal), window.Releasable);
        window.Complete();
        Assert.Equal(text.IndexOf("NATO SECRET", StringComparison.Ordinal), window.Releasable);
        Assert.Equal("NATO SECRET", window.Found.Highest.ToString());
    }

    [Fact]
    public void A_completed_window_refuses_more_text()
    {
        using var window = _reader.OpenWindow();
        window.Complete();
        Assert.Throws<InvalidOperationException>(() => window.Append("x"));
    }
}
