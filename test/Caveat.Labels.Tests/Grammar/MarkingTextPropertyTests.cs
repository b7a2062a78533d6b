using Caveat.Labels.Grammar;
using Caveat.Labels.Policies;
using Caveat.Labels.Tests.Policies;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Caveat.Labels.Tests.Grammar;

public sealed class MarkingTextPropertyTests
{
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(400);

    public static TheoryData<string> Policies { get; } = [.. SecurityPolicies.BuiltIn.All.Select(policy => policy.Id.Name)];

    [Theory]
    [MemberData(nameof(Policies))]
    public void What_is_written_reads_back_as_the_same_label(string name)
    {
        Assert.True(SecurityPolicies.BuiltIn.TryFind(PolicyId.Parse(name), out var policy));
        var sample = from label in SampleLabels.Valid(policy)
                     from form in Gen.Elements(MarkingForm.Banner, MarkingForm.Portion)
                     from language in Gen.Elements("", "en", "fr", "nl", "sv", "nn", "cnr-Cyrl", "mk-Latn")
                     select (label, form, language);
        Prop.ForAll(sample.ToArbitrary(), parts =>
        {
            var (label, form, language) = parts;
            var text = MarkingText.Render(label, form, language);

            Assert.True(MarkingText.TryParse(text, out var read, out var fault, label.Policy), $"{text}: {fault}");
            Assert.Equal(label, read);
            // Without the policy the words are the same label or are refused; they never become another's.
            Assert.True(!MarkingText.TryParse(text, out read, out _) || label.Equals(read), text);
        }).Check(Thorough);
    }

    [Fact]
    public void What_is_written_for_documents_of_the_United_States_reads_back_too()
    {
        var written = 0;
        var sample = from label in SampleLabels.Any()
                     from form in Gen.Elements(MarkingForm.ForeignBanner, MarkingForm.ForeignPortion)
                     select (label, form);
        Prop.ForAll(sample.ToArbitrary(), parts =>
        {
            var (label, form) = parts;
            if (!MarkingText.TryRender(label, out var text, out _, form))
            {
                return;
            }
            written++;
            Assert.True(MarkingText.TryParse(text, out var read, out var fault), $"{text}: {fault}");
            Assert.Equal(label, read);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(4000));
        Assert.True(written > 500, $"only {written} labels have such a form");
    }

    [Fact]
    public void Case_accents_and_spacing_do_not_change_a_marking()
    {
        var sample = from label in SampleLabels.Any()
                     from lower in Gen.Elements(true, false)
                     select (label, lower);
        Prop.ForAll(sample.ToArbitrary(), parts =>
        {
            var (label, lower) = parts;
            var text = MarkingText.Render(label);
            var changed = "  " + (lower ? text.ToLowerInvariant() : text.ToUpperInvariant()).Replace(" ", "\u00A0  ", StringComparison.Ordinal)
                .Replace('É', 'E').Replace('é', 'e').Replace('Š', 'S').Replace("ı", "i", StringComparison.Ordinal) + "\t";

            Assert.True(MarkingText.TryParse(changed, out var read, out var fault, label.Policy), $"{changed}: {fault}");
            Assert.Equal(label, read);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }

    [Fact]
    public void Any_text_at_all_is_a_label_or_a_sentence()
    {
        var words = Gen.Elements("NATO", "COSMIC", "TOP", "SECRET", "//", "/", ",", "(", ")", "REL TO", "USA", "GBR", "Japan", "Only", "-", "STAFF", "SI-G", "NOFORN", "JOINT", "CAN", "FGI", "É", "\ud800", "\0", " ", "ATOMAL", "CUI", "SP-", "SAR-");
        var text = Gen.OneOf(
            ArbMap.Default.GeneratorFor<string>().Select(any => any ?? ""),
            words.ListOf().Select(parts => string.Join(' ', parts)),
            words.ListOf().Select(parts => string.Concat(parts)));
        Prop.ForAll(text.ToArbitrary(), any =>
        {
            var isLabel = MarkingText.TryParse(any, out var label, out var fault);

            Assert.Equal(isLabel, label is not null);
            Assert.Equal(isLabel, fault is null);
            if (fault is not null)
            {
                Assert.InRange(fault.Column, 1, any.Length + 1);
                Assert.EndsWith(".", fault.Sentence, StringComparison.Ordinal);
            }
            if (label is not null)
            {
                Assert.Empty(SecurityPolicies.BuiltIn.Validate(label));
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }
}
