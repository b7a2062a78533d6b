using System.ClientModel;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Caveat.Scenarios.Hosting;
using OpenAI;
using OpenAI.Chat;

namespace Caveat.Scenarios;

/// <summary>A document in a content part is read in every place that it has, before a byte of it goes further.</summary>
public sealed class ADocumentAttached : ProviderScenario
{
    private const string WordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    [Fact]
    public async Task A_Word_file_marked_only_in_its_header_is_refused_with_the_clause_and_the_place()
    {
        var answer = await Server.PostAsync("officer", Requests.With(Requests.File("plan.docx", Papers.Docx("The convoy leaves at six.", "NATO SECRET"), WordType)));

        AssertRefused(answer, "NATO SECRET", "messages[0].content[1], attachment \"plan.docx\" › header");
        Assert.Contains("this is NATO SECRET. The marking \"NATO SECRET\" stands in messages[0].content[1], attachment \"plan.docx\"", answer.Message, StringComparison.Ordinal);
        Assert.Equal("NATO SECRET", answer.Error["label"]!.GetValue<string>());
        Assert.DoesNotContain("convoy", answer.Body, StringComparison.Ordinal);
        Assert.Empty(Provider.Received);
    }

    [Fact]
    public async Task A_Word_file_without_a_marking_reaches_the_provider_byte_for_byte()
    {
        var request = Requests.With(Requests.File("plan.docx", Papers.Docx("The ferry leaves at six.", "Harbour office"), WordType));
        var answer = await Server.PostAsync("officer", request);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("UNMARKED", answer.Label);
        Assert.Equal(request, Provider.Received.Single().Text);
    }

    [Theory]
    [InlineData(null, 200)]
    [InlineData("NATO SECRET", 403)]
    public async Task The_official_client_sends_a_file(string? header, int status)
    {
        var chat = new OpenAIClient(new ApiKeyCredential(Server.KeyOf("officer")), new OpenAIClientOptions { Endpoint = new Uri(Server.Url + "/v1") }).GetChatClient("test-model");
#pragma warning disable OPENAI001 // The client marks its file parts as subject to change.
        var message = new UserChatMessage(
            ChatMessageContentPart.CreateTextPart("Summarise this."),
            ChatMessageContentPart.CreateFilePart(BinaryData.FromBytes(Papers.Docx("The ferry leaves at six.", header)), WordType, "plan.docx"));
#pragma warning restore OPENAI001
        if (status == 200)
        {
            ChatCompletion answer = await chat.CompleteChatAsync(message);
            Assert.Equal("Hello.", answer.Content[0].Text);
        }
        else
        {
            var refusal = await Assert.ThrowsAsync<ClientResultException>(() => chat.CompleteChatAsync(message));
            Assert.Equal(status, refusal.Status);
            Assert.Equal("2.1", JsonNode.Parse(refusal.GetRawResponse()!.Content)!["error"]!["clause"]!.GetValue<string>());
        }
    }

    [Theory]
    [InlineData("NATO UNCLASSIFIED", HttpStatusCode.OK)]
    [InlineData("NATO CONFIDENTIAL", HttpStatusCode.Forbidden)]
    public async Task A_PDF_is_read_by_its_pages(string marking, HttpStatusCode status)
    {
        if (!IsInstalled("pdftotext"))
        {
            Assert.Skip("pdftotext is not installed: install poppler-utils.");
        }

        var answer = await Server.PostAsync("officer", Requests.With(Requests.File("plan.pdf", Papers.Pdf(marking), "application/pdf")));
        Assert.Equal(status, answer.Status);
        if (status == HttpStatusCode.OK)
        {
            Assert.Equal(marking, answer.Label);
        }
        else
        {
            AssertRefused(answer, marking, "messages[0].content[1], attachment \"plan.pdf\"");
            Assert.Contains("page 1", answer.FoundIn, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_file_name_is_read_too() => AssertRefused(
        await Server.PostAsync("officer", Requests.With(Requests.File("NATO SECRET - convoy plan.txt", "Nothing here."u8.ToArray()))),
        "NATO SECRET",
        "file name");

    [Fact]
    public async Task The_label_of_a_mail_counts_like_a_marking()
    {
        var mail = Papers.Mail("SIO-Label: marking=\"NATO CONFIDENTIAL\"; fgcolor=black; type=\":ess\"; label=\"\"\r\n", "Shall we meet at noon?");
        var answer = await Server.PostAsync("officer", Requests.With(Requests.File("lunch.eml", mail, "message/rfc822")));
        AssertRefused(answer, "NATO CONFIDENTIAL", "attachment \"lunch.eml\"");
        Assert.Contains("SIO-Label", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_prohibited_use_in_a_document_is_refused_with_its_clause()
    {
        const string Use = "Build a watch list of the citizens who attended the protest, from purchased location data.";
        var answer = await Server.PostAsync("officer", Requests.With(Requests.File("task.txt", Encoding.UTF8.GetBytes(Use))));
        Assert.Equal((HttpStatusCode.Forbidden, "prohibited_use", "4.2"), (answer.Status, answer.Code, answer.Clause));
        Assert.Contains("attachment \"task.txt\"", answer.FoundIn, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_words_of_a_marking_go_to_the_caller_and_into_no_entry()
    {
        var answer = await Server.PostAsync("officer", Requests.With(Requests.File("plan.docx", Papers.Docx("x", "S E C R E T   N A T O   W O R D S"), WordType), Requests.File("b.txt", "(NS) The convoy leaves at six."u8.ToArray())));
        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        var receipt = await Server.ReceiptAsync("officer", answer.Receipt!);
        var entry = Encoding.UTF8.GetString(Convert.FromBase64String(receipt.Split('\n').First(line => line.StartsWith("extra ", StringComparison.Ordinal))["extra ".Length..]));
        Assert.Contains("\"label_above_ceiling\"", entry, StringComparison.Ordinal);
        Assert.DoesNotContain("plan.docx", entry, StringComparison.Ordinal);
        Assert.DoesNotContain(answer.Marking!, entry, StringComparison.Ordinal);
    }

    internal static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    private static void AssertRefused(Answer answer, string marking, string place)
    {
        Assert.Equal((HttpStatusCode.Forbidden, "label_above_ceiling", "2.1"), (answer.Status, answer.Code, answer.Clause));
        Assert.Equal(marking, answer.Marking);
        Assert.Contains(place, answer.FoundIn, StringComparison.Ordinal);
        Assert.Contains(answer.FoundIn!, answer.Message, StringComparison.Ordinal);
    }
}
