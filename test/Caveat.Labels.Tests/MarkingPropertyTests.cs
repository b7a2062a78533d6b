using System.Text;
using Caveat.Labels.Markings;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Caveat.Labels.Tests;

public sealed class MarkingPropertyTests
{
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(2000);

    private static readonly string[] Prose =
    [
        "the", "secret", "of", "good", "soup", "Confidential", "counselling", "a", "top", "recipe", "NATO", "Secretary", "General", "EU", "restricted", "access", "Explain", "what",
        "means", "nato", "cosmic", "unclassified", "Top", "Secret", "in", "and", "confidential", "US", "Page", "only", "to", "classification", "document",
    ];

    private static readonly string[] Disguises = ["", "\u200B", "\u00AD", "\u2060", "\u0301", "\uFE0F"];

    [Fact]
    public void A_disguised_banner_is_read_and_its_span_covers_it()
    {
        var banner = Gen.Elements("NATO SECRET", "COSMIC TOP SECRET", "EU CONFIDENTIAL", "SECRET//NOFORN", "TOP SECRET");
        var sample =
            from plain in banner
            from disguise in Gen.Elements(Disguises)
            from spaces in Gen.Choose(1, 4)
            from before in Gen.Elements("", "**", "# ", "> ", "--- ", "\t", "[ ")
            from after in Gen.Elements("", "**", " ---", ".", " ]", "\t", "\r")
            select (plain, disguise, spaces, before, after);
        Prop.ForAll(sample.ToArbitrary(), parts =>
        {
            var (plain, disguise, spaces, before, after) = parts;
            var disguised = new StringBuilder();
            foreach (var c in plain)
            {
                disguised.Append(c == ' ' ? new string(' ', spaces) : c + disguise);
            }
            var text = $"Dear all,\n{before}{disguised}{after}\nthe convoy leaves at five.";

            var marking = Assert.Single(Read(text));

            Assert.Equal(MarkingKind.Banner, marking.Kind);
            Assert.Equal(disguised.ToString().TrimEnd('\u200B', '\u00AD', '\u2060', '\u0301', '\uFE0F'), text.Substring((int)marking.Start, marking.Length));
        }).Check(Thorough);
    }

    [Fact]
    public void A_sentence_with_the_words_in_it_is_no_marking()
    {
        Prop.ForAll(Gen.Elements(Prose).NonEmptyListOf().ToArbitrary(), words =>
            Assert.Empty(Read("We wrote " + string.Join(' ', words) + " in our notes."))).Check(Thorough);
    }

    [Fact]
    public void A_portion_mark_inside_a_paragraph_is_prose()
    {
        Prop.ForAll(Gen.Elements(Prose).NonEmptyListOf().ToArbitrary(), words =>
            Assert.Empty(Read("We say " + string.Join(' ', words) + " (NS) and (S) and (TS//SI) in passing."))).Check(Thorough);
    }

    [Fact]
    public void Any_text_at_all_can_be_read()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), text => Read(text ?? "")).Check(Thorough);
    }

    [Fact]
    public void Reading_from_many_threads_gives_the_same_as_from_one()
    {
        var reader = new MarkingReader();
        Parallel.For(0, 500, _ =>
        {
            List<Marking> found = [];
            reader.Read("Good morning.\nNATO SECRET\n(NR) The convoy.", found);
            Assert.Equal(["NATO SECRET", "NATO RESTRICTED"], found.Select(marking => marking.Grade.ToString()));
        });
    }

    private static List<Marking> Read(string text)
    {
        List<Marking> found = [];
        new MarkingReader().Read(text, found);
        return found;
    }
}
