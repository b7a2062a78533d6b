using System.Net;
using System.Text.Json;
using Caveat.Gateway.Callers;
using Caveat.Scenarios.Hosting;
using Caveat.Testing;

namespace Caveat.Scenarios;

/// <summary>What the clauses beyond permit and forbid do to an exchange.</summary>
public sealed class ClausesOfEveryKind
{
    private const string Mail = "Write to marie.dupont@etat-major-nord.be about the minutes.";

    [Fact]
    public async Task Personal_data_are_taken_out_of_what_the_model_gets_and_nothing_else_is()
    {
        await using var stage = await Stage.OpenAsync("protect: personal-data", "when detected: redact", "enforcement: detected");
        var request = Ask(Mail);
        Assert.Equal(HttpStatusCode.OK, (await stage.Server.PostAsync("officer", request)).Status);
        var sent = stage.Provider.Received.Single().Text;
        Assert.DoesNotContain("marie.dupont", sent, StringComparison.Ordinal);
        Assert.Equal(request.Replace("marie.dupont@etat-major-nord.be", "[personal data removed: e-mail]", StringComparison.Ordinal), sent);
    }

    [Fact]
    public async Task Personal_data_in_a_document_are_refused_because_nothing_can_be_taken_out_of_it()
    {
        await using var stage = await Stage.OpenAsync("protect: personal-data", "when detected: redact", "enforcement: detected");
        var answer = await stage.Server.PostAsync("officer", Requests.With(Requests.File("minutes.docx", Papers.Docx(Mail))));
        Assert.Equal((HttpStatusCode.Forbidden, "data_protected", "4.9"), (answer.Status, answer.Code, answer.Clause));
        Assert.Empty(stage.Provider.Received);
    }

    [Fact]
    public async Task A_secret_does_not_go_to_a_model_and_is_not_repeated_to_the_caller()
    {
        await using var stage = await Stage.OpenAsync("protect: secrets", "when detected: refuse", "enforcement: detected");
        var secret = CallerKey.Generate().Reveal();
        var answer = await stage.Server.PostAsync("officer", Ask($"My key is {secret}, does it look right?"));
        Assert.Equal((HttpStatusCode.Forbidden, "data_protected"), (answer.Status, answer.Code));
        Assert.DoesNotContain(secret, answer.Body, StringComparison.Ordinal);
        Assert.Empty(stage.Provider.Received);
    }

    [Fact]
    public async Task A_limit_lets_so_many_requests_through_and_says_so_of_the_next()
    {
        await using var stage = await Stage.OpenAsync("limit: 2 requests per caller per day", "enforcement: enforced");
        Assert.Equal(HttpStatusCode.OK, (await stage.Server.PostAsync("officer", Ask("One"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await stage.Server.PostAsync("officer", Ask("Two"))).Status);
        var third = await stage.Server.PostAsync("officer", Ask("Three"));
        Assert.Equal((HttpStatusCode.TooManyRequests, "limit_reached", "4.9"), (third.Status, third.Code, third.Clause));
        Assert.Equal(HttpStatusCode.OK, (await stage.Server.PostAsync("developer", Ask("Another caller's first"))).Status);
        Assert.Equal(3, stage.Provider.Received.Count);
    }

    [Fact]
    public async Task Tokens_are_counted_as_the_provider_counts_them()
    {
        await using var stage = await Stage.OpenAsync("limit: 3 tokens per nation per day", "enforcement: detected");
        // The fake provider says that each of its answers cost two tokens.
        Assert.Equal(HttpStatusCode.OK, (await stage.Server.PostAsync("officer", Ask("One"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await stage.Server.PostAsync("officer", Ask("Two"))).Status);
        Assert.Equal("limit_reached", (await stage.Server.PostAsync("officer", Ask("Three"))).Code);
    }

    [Fact]
    public async Task A_legal_authority_is_declared_or_the_exchange_is_refused()
    {
        var folder = new TemporaryFolder();
        ChangedSample.Write(folder, "## 5. With what", """
            ### 4.9 Authority

            Which authority is claimed is declared.

            | declaration | description |
            |---|---|
            | mandate-7 | The council's mandate 7 |

            #### fr Mandat

            Le mandat invoqué est déclaré.

            ```rule
            require: legal authority mandate-7
            when: purposes staff-work
            enforcement: attested
            ```

            ## 5. With what
            """);
        await using var stage = await Stage.OpenInAsync(folder);
        var without = await stage.Server.PostAsync("officer", Ask("One"));
        Assert.Equal((HttpStatusCode.Forbidden, "legal_authority_missing", "4.9"), (without.Status, without.Code, without.Clause));
        Assert.Equal(HttpStatusCode.OK, (await stage.Server.PostAsync("officer", Ask("One"), ("Caveat-Declares", "mandate-7"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await stage.Server.PostAsync("developer", Ask("Another purpose"))).Status);
        var faulty = await stage.Server.PostAsync("officer", Ask("One"), ("Caveat-Declares", "Mandate 7"));
        Assert.Equal((HttpStatusCode.BadRequest, "invalid_request"), (faulty.Status, faulty.Code));
    }

    [Fact]
    public async Task An_answer_bears_its_marking_where_a_clause_wants_it()
    {
        await using var stage = await Stage.OpenAsync("require: marking on answer", "enforcement: enforced");
        var answer = await stage.Server.PostAsync("officer", Ask("NATO UNCLASSIFIED\n\nSummarise this."));
        Assert.StartsWith("NATO UNCLASSIFIED", answer.Text, StringComparison.Ordinal);
        Assert.EndsWith("NATO UNCLASSIFIED", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_conjunction_refuses_only_where_all_of_it_holds()
    {
        await using var stage = await Stage.OpenAsync("forbid: nations FRA", "and: models self-hosted/test-model", "enforcement: enforced");
        var french = await stage.Server.PostAsync("developer", Ask("One"));
        Assert.Equal((HttpStatusCode.Forbidden, "4.9"), (french.Status, french.Clause));
        Assert.Equal("enforced", french.Error["enforcement"]!.GetValue<string>());
        Assert.Equal(HttpStatusCode.OK, (await stage.Server.PostAsync("officer", Ask("One"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await stage.Server.AskAsync("developer", "Another model")).Status);
    }

    [Fact]
    public async Task A_refusal_is_told_in_the_callers_language_with_the_clause_that_was_signed_in_it()
    {
        await using var server = await GovernedServer.StartAsync();
        const string Request = """{"model": "built-in/quote", "messages": [{"role": "user", "content": "NATO SECRET\n\nBonjour"}]}""";
        var french = await server.PostAsync("officer", Request, ("Accept-Language", "fr-BE, en;q=0.5"));
        Assert.Equal("label_above_ceiling", french.Code);
        Assert.Contains("La clause 2.1", french.Message, StringComparison.Ordinal);
        Assert.Contains("La mention « NATO SECRET » figure dans", french.Message, StringComparison.Ordinal);
        Assert.StartsWith("Le système d'IA est utilisé", french.Error["clause_text"]!.GetValue<string>(), StringComparison.Ordinal);
        var english = await server.PostAsync("officer", Request, ("Accept-Language", "de"));
        Assert.StartsWith("The AI system is used", english.Error["clause_text"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    private static string Ask(string content) =>
        JsonSerializer.Serialize(new { model = "test-model", messages = new[] { new { role = "user", content } } });

    private sealed class Stage(TemporaryFolder folder, FakeProvider provider, GovernedServer server) : IAsyncDisposable
    {
        public FakeProvider Provider => provider;

        public GovernedServer Server => server;

        public static Task<Stage> OpenAsync(params string[] rule)
        {
            var folder = new TemporaryFolder();
            ChangedSample.WriteWith(folder, rule);
            return OpenInAsync(folder);
        }

        public static async Task<Stage> OpenInAsync(TemporaryFolder folder)
        {
            var provider = await FakeProvider.StartAsync();
            return new Stage(folder, provider, await GovernedServer.StartInAsync(folder, GovernedServer.With(provider)));
        }

        public async ValueTask DisposeAsync()
        {
            await server.DisposeAsync();
            await provider.DisposeAsync();
            folder.Dispose();
        }
    }
}
