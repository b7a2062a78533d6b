using System.Net;
using System.Text;
using Caveat.Scenarios.Hosting;

namespace Caveat.Scenarios;

/// <summary>What a caller declares joins what is found: the highest counts, however clean the text is.</summary>
public sealed class ADeclaredLabel : ProviderScenario
{
    private static string Label(string classification) => $"""
        <ConfidentialityLabel xmlns="urn:nato:stanag:4774:confidentialitymetadatalabel:1:0" ReviewDateTime="2030-01-01T00:00:00Z"><ConfidentialityInformation><PolicyIdentifier>NATO</PolicyIdentifier><Classification>{classification}</Classification></ConfidentialityInformation><CreationDateTime>2026-01-01T00:00:00Z</CreationDateTime></ConfidentialityLabel>
        """;

    private static string Binding(string label) => $"""
        <mb:BindingInformation xmlns:mb="urn:nato:stanag:4778:bindinginformation:1:0"><mb:MetadataBindingContainer><mb:MetadataBinding><mb:Metadata>{label}</mb:Metadata><mb:DataReference URI=""/></mb:MetadataBinding></mb:MetadataBindingContainer></mb:BindingInformation>
        """;

    [Theory]
    [InlineData("NATO SECRET", "NATO SECRET")]
    [InlineData("nato  restricted", "NATO RESTRICTED")]
    [InlineData("NATO SECRET REL TO SWE", "NATO SECRET")]
    [InlineData("SECRET//NOFORN", "US SECRET")]
    [InlineData("VS-VERTRAULICH", "DEU CONFIDENTIAL")]
    public async Task A_marking_in_the_header_above_the_ceiling_is_refused(string declared, string label)
    {
        var answer = await Server.PostAsync("officer", Requests.Ask("How is the weather?"), ("Caveat-Label", declared));
        AssertRefused(answer, label, "the header \"Caveat-Label\"");
        Assert.Contains("was declared in the header \"Caveat-Label\"", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_label_as_XML_counts_raw_and_in_base64()
    {
        var xml = Label("SECRET");
        foreach (var value in new[] { xml, "xml:" + Convert.ToBase64String(Encoding.UTF8.GetBytes(xml)) })
        {
            AssertRefused(await Server.PostAsync("officer", Requests.Ask("How is the weather?"), ("Caveat-Label", value)), "NATO SECRET", "the header \"Caveat-Label\"");
        }
    }

    [Fact]
    public async Task A_label_bound_to_the_message_by_STANAG_4778_counts()
    {
        var binding = Binding(Label("CONFIDENTIAL"));
        var value = $"binding-type=\"urn:nato:stanag:4778:bindinginformation:1:0\"; binding-data-object=\"{Convert.ToBase64String(Encoding.UTF8.GetBytes(binding))}\"";
        AssertRefused(await Server.PostAsync("officer", Requests.Ask("How is the weather?"), ("Binding-Data", value)), "NATO CONFIDENTIAL", "the header \"Binding-Data\"");
    }

    [Theory]
    [InlineData("""{"caveat_label":"NATO SECRET","model":"test-model","messages":[{"role":"user","content":"Hello"}]}""")]
    [InlineData("""{"model":"test-model","messages":[{"role":"user","content":"Hello"}],"caveat_label":"NATO SECRET"}""")]
    public async Task A_label_in_the_body_counts(string request) =>
        AssertRefused(await Server.PostAsync("officer", request), "NATO SECRET", "the field \"caveat_label\"");

    [Fact]
    public async Task The_highest_of_all_declarations_and_findings_counts()
    {
        var answer = await Server.PostAsync(
            "officer", Requests.Ask("NATO CONFIDENTIAL\n\nHello", """, "caveat_label": "NATO RESTRICTED" """), ("Caveat-Label", "NATO UNCLASSIFIED"));
        AssertRefused(answer, "NATO CONFIDENTIAL", "messages[0], line 1");
    }

    [Theory]
    [InlineData("NATO UNCLASSIFIED", "NATO UNCLASSIFIED")]
    [InlineData("UNMARKED", "UNMARKED")]
    public async Task A_label_within_the_ceiling_labels_the_answer(string declared, string label)
    {
        var answer = await Server.PostAsync("officer", Requests.Ask("How is the weather?"), ("Caveat-Label", declared));
        Assert.Equal((HttpStatusCode.OK, label), (answer.Status, answer.Label));
    }

    [Fact]
    public async Task A_declaration_never_lowers_what_is_found() => AssertRefused(
        await Server.PostAsync("officer", Requests.Ask("NATO SECRET\n\nHello"), ("Caveat-Label", "UNMARKED")), "NATO SECRET", "messages[0], line 1");

    [Theory]
    [InlineData("Caveat-Label", "", "cannot be read")]
    [InlineData("Caveat-Label", "NATO TOP SECRET", "cannot be read")]
    [InlineData("Caveat-Label", "SECRETO", "say of which policy")]
    [InlineData("Caveat-Label", "nonsense", "\"NONSENSE\"")]
    [InlineData("Caveat-Label", "<ConfidentialityLabel", "cannot be read")]
    [InlineData("Caveat-Label", "xml:%%%", "not base64")]
    [InlineData("Binding-Data", "binding-data-object=\"PGE+PC9hPg==\"", "cannot be read")]
    [InlineData("Caveat-Marking", "header", "send \"text\"")]
    public async Task What_cannot_be_read_is_sent_back_with_a_sentence(string header, string value, string words)
    {
        var answer = await Server.PostAsync("officer", Requests.Ask("Hello"), (header, value));
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(words, answer.Message, StringComparison.Ordinal);
        Assert.Empty(Provider.Received);
    }

    [Theory]
    [InlineData("""{"caveat_label":"UNMARKED","model":"test-model","messages":[{"role":"user","content":"Hello"}]}""", """{"model":"test-model","messages":[{"role":"user","content":"Hello"}]}""")]
    [InlineData("""{ "caveat_label" : "UNMARKED" , "caveat_marking":false,"model":"test-model","messages":[{"role":"user","content":"Hello"}]}""", """{ "model":"test-model","messages":[{"role":"user","content":"Hello"}]}""")]
    [InlineData("""{"model":"test-model" , "caveat_label":"UNMARKED", "messages":[{"role":"user","content":"Hello"}]}""", """{"model":"test-model", "messages":[{"role":"user","content":"Hello"}]}""")]
    [InlineData("""{"model":"test-model","messages":[{"role":"user","content":"Hello"}],"caveat_marking":null, "caveat_label":"UNMARKED" }""", """{"model":"test-model","messages":[{"role":"user","content":"Hello"}] }""")]
    [InlineData("""{"model":"test-model","caveat_\u006cabel":null,"messages":[{"role":"user","content":"Hello"}],"caveat_marking":false,"x":1}""", """{"model":"test-model","messages":[{"role":"user","content":"Hello"}],"x":1}""")]
    public async Task The_gateways_own_fields_are_cut_out_and_every_other_byte_stays(string sent, string received)
    {
        Assert.Equal(HttpStatusCode.OK, (await Server.PostAsync("officer", sent)).Status);
        Assert.Equal(received, Provider.Received.Single().Text);
    }

    private static void AssertRefused(Answer answer, string label, string where)
    {
        Assert.Equal((HttpStatusCode.Forbidden, "label_above_ceiling", "2.1"), (answer.Status, answer.Code, answer.Clause));
        Assert.Equal(label, answer.Error["label"]!.GetValue<string>());
        Assert.Equal(where, answer.FoundIn);
    }
}
