using Caveat.Assistant.Conversations;
using FsCheck;
using FsCheck.Fluent;

namespace Caveat.Assistant.Tests.Conversations;

public sealed class SearchTextTests
{
    [Theory]
    [InlineData("Élève à l’école", "eleve a l'ecole")]
    [InlineData("ŒUVRE, Straße, ﬁn", "oeuvre, strasse, fin")]
    [InlineData("E\u0301cole Łódź ȘTIRE", "ecole lodz stire")]
    [InlineData("Άμυνα ΟΔΟΣ", "αμυνα οδοσ")]
    [InlineData("Ёлка", "елка")]
    public void Letters_are_compared_without_case_and_accents(string text, string folded) => Assert.Equal(folded, SearchText.Fold(text));

    [Theory]
    [InlineData("ECOLE", "école")]
    [InlineData("oeuvre", "Œuvre")]
    [InlineData("deploiement", "déploiement")]
    public void The_hit_is_the_text_as_it_was_written(string query, string hit)
    {
        var excerpt = SearchText.Of(query).Find($"Voilà : {hit} — d’accord ?")!;
        Assert.Equal(hit, excerpt.Text.Substring(excerpt.HitStart, excerpt.HitLength));
    }

    [Fact]
    public void Every_word_must_occur_in_any_order()
    {
        Assert.NotNull(SearchText.Of("bridge north").Find("The north bridge is open."));
        Assert.Null(SearchText.Of("bridge south").Find("The north bridge is open."));
        Assert.True(SearchText.Of(" \t ").IsEmpty);
    }

    [Fact]
    public void A_long_text_is_cut_around_the_hit_between_words()
    {
        var excerpt = SearchText.Of("needle").Find(string.Concat(Enumerable.Repeat("hay stack ", 500)) + "needle " + string.Concat(Enumerable.Repeat("hay\nstack ", 500)))!;
        Assert.InRange(excerpt.Text.Length, 50, 260);
        Assert.Equal("needle", excerpt.Text.Substring(excerpt.HitStart, excerpt.HitLength));
        Assert.StartsWith("…", excerpt.Text);
        Assert.EndsWith("…", excerpt.Text);
        Assert.DoesNotContain("\n", excerpt.Text);
    }

    [Fact]
    public void Whatever_stands_in_a_text_its_own_words_are_found_within_the_excerpt() => Prop.ForAll<NonNull<string>, NonNull<string>>((before, after) =>
    {
        var excerpt = SearchText.Of("zŷzzy").Find($"{before.Get} Zÿzzy {after.Get}");
        // The text itself may hold it earlier.
        return excerpt is not null && SearchText.Fold(excerpt.Text.Substring(excerpt.HitStart, excerpt.HitLength)) == "zyzzy";
    }).QuickCheckThrowOnFailure();
}
