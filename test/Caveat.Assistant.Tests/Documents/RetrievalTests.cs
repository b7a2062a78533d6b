using Caveat.Assistant.Documents;

namespace Caveat.Assistant.Tests.Documents;

public sealed class RetrievalTests
{
    private const string Fleet = "The brigade has 934 wheeled vehicles.\n\nL’aérodrome désaffecté peut recevoir 700 véhicules.\n\nA bridge of 50 tonnes crosses the river.";

    [Fact]
    public async Task A_question_about_the_sample_finds_the_page_that_answers_it()
    {
        await using var desk = new Desk();
        var by = Desk.Person();
        var sample = Assert.IsType<AddResult.Added>(await desk.AddAsync(by, SampleDocument.Name, Desk.Sample())).Document;
        var found = await desk.FindAsync(by, "How high is the tunnel at Hestra?", sample.Id);
        Assert.Equal((1, 4, SampleDocument.Name), (found[0].Number, found[0].Page, found[0].DocumentName));
        Assert.Contains("4.25 metres", found[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_summary_is_made_of_passages_from_the_whole_document()
    {
        await using var desk = new Desk();
        var by = Desk.Person();
        var sample = Assert.IsType<AddResult.Added>(await desk.AddAsync(by, SampleDocument.Name, Desk.Sample())).Document;
        foreach (var question in new[] { "Summarise the attached document in five bullet points.", "Faites un résumé du document.", "Quux?" })
        {
            var found = await desk.FindAsync(by, question, sample.Id);
            Assert.Equal(1, found[0].Page);
            Assert.True(found[^1].Page > 8, question);
        }
    }

    [Fact]
    public async Task Signs_of_the_search_language_in_a_question_mean_nothing()
    {
        await using var desk = new Desk();
        var by = Desk.Person();
        var document = await desk.AddedAsync(by, "a.txt", Fleet);
        foreach (var question in new[] { "\"river", "river*)", "NEAR(river tonnes)", "text:river", "river AND NOT tonnes", "\0river", "{river} ^ - + ' \" ;" })
        {
            Assert.NotEmpty(await desk.FindAsync(by, question, document.Id));
        }
    }

    [Fact]
    public async Task Accents_elisions_and_case_do_not_matter()
    {
        await using var desk = new Desk();
        var by = Desk.Person();
        var filler = string.Join("\n\n", Enumerable.Range(0, 40).Select(i => $"Nothing of note on day {i}: {new string('x', 700)}."));
        var document = await desk.AddedAsync(by, "a.txt", filler + "\n\n" + Fleet);
        Assert.Contains("désaffecté", (await desk.FindAsync(by, "Combien peut-on mettre sur l'AERODROME ?", document.Id))[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chunk_above_the_clearance_is_never_found()
    {
        await using var desk = new Desk();
        const string Mixed = "NATO RESTRICTED\n\n(NU) The convoy is announced in the newspaper.\n\n(NR) The convoy leaves at dawn.\n";
        var cleared = Desk.Person(clearance: "NATO RESTRICTED", ceiling: "NATO RESTRICTED");
        var document = await desk.AddedAsync(cleared, "a.txt", Mixed);
        Assert.Equal(2, (await desk.FindAsync(cleared, "convoy", document.Id)).Count);

        var uncleared = Desk.Person(clearance: "NATO UNCLASSIFIED", ceiling: "NATO RESTRICTED");
        Assert.Equal("NATO UNCLASSIFIED", Assert.Single(await desk.FindAsync(uncleared, "When does the convoy leave at dawn?", document.Id)).Marking);
        Assert.Empty(await desk.FindAsync(Desk.Person(clearance: "not a marking", ceiling: "NATO RESTRICTED"), "Summarise it", document.Id));
    }

    [Fact]
    public async Task Numbers_go_on_where_the_conversation_stands_and_no_more_are_given_than_asked()
    {
        await using var desk = new Desk();
        var by = Desk.Person();
        var sample = Assert.IsType<AddResult.Added>(await desk.AddAsync(by, SampleDocument.Name, Desk.Sample())).Document;
        var found = await desk.Retrieval.FindAsync(by, [sample.Id, sample.Id], "bridge at Tolga", 3, 8, TestContext.Current.CancellationToken);
        Assert.Equal([8, 9, 10], found.Select(source => source.Number));
        Assert.Equal(3, found.Select(source => source.Chunk).Distinct().Count());
    }

    [Fact]
    public async Task Two_questions_at_once_get_their_own_answers()
    {
        await using var desk = new Desk();
        var by = Desk.Person();
        var document = await desk.AddedAsync(by, "a.txt", Fleet);
        var found = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => desk.FindAsync(by, "wheeled vehicles", document.Id))));
        Assert.All(found, sources => Assert.NotEmpty(sources));
    }
}
