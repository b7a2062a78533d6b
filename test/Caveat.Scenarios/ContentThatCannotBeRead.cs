using System.Net;
using System.Net.Sockets;
using Caveat.Scenarios.Hosting;
using Caveat.Testing;

namespace Caveat.Scenarios;

/// <summary>A clause decides on what cannot be read; what breaks a limit, or is not there, gets a sentence.</summary>
public sealed class ContentThatCannotBeRead
{
    private static string Picture => Requests.Image(Requests.DataUrl(Papers.Png(64, 64), "image/png"));

    [Fact]
    public async Task A_picture_without_OCR_is_refused_by_the_clause_that_says_so()
    {
        var answer = await AskAsync(Requests.With(Picture), "--Documents:Ocr=false");
        Assert.Equal((HttpStatusCode.Forbidden, "content_unread", "2.1"), (answer.Status, answer.Code, answer.Clause));
        Assert.Contains("In messages[0].content[1], attachment \"image.png\": \"image.png\" cannot be read: it is an image, and OCR is switched off.", answer.Message, StringComparison.Ordinal);
        Assert.NotNull(answer.Receipt);
    }

    [Fact]
    public async Task A_picture_passes_where_the_clause_permits_what_cannot_be_read()
    {
        using var folder = new TemporaryFolder();
        ChangedSample.Write(folder, "unread: refuse", "unread: permit");
        await using var provider = await FakeProvider.StartAsync();
        await using var server = await GovernedServer.StartInAsync(folder, [.. GovernedServer.With(provider), "--Documents:Ocr=false"]);
        var request = Requests.With(Picture);
        Assert.Equal(HttpStatusCode.OK, (await server.PostAsync("officer", request)).Status);
        Assert.Equal(request, provider.Received.Single().Text);
    }

    [Fact]
    public async Task A_picture_waits_for_a_reviewer_where_the_clause_holds_it()
    {
        using var folder = new TemporaryFolder();
        ChangedSample.Write(folder, "unread: refuse", "unread: hold for reviewer");
        await using var provider = await FakeProvider.StartAsync();
        await using var server = await GovernedServer.StartInAsync(folder, [.. GovernedServer.With(provider), "--Documents:Ocr=false"]);
        var answer = await server.PostAsync("officer", Requests.With(Picture));
        Assert.Equal((HttpStatusCode.Forbidden, "held", "2.1"), (answer.Status, answer.Code, answer.Clause));
        Assert.Empty(provider.Received);
    }

    [Fact]
    public async Task A_sound_is_never_read()
    {
        var answer = await AskAsync(Requests.With(Requests.Audio([.. "RIFF"u8, 0, 0, 0, 0, .. "WAVEfmt "u8])));
        Assert.Equal("content_unread", answer.Code);
    }

    [Fact]
    public async Task An_archive_that_unpacks_to_far_more_than_it_holds_is_refused_with_a_sentence()
    {
        var answer = await AskAsync(Requests.With(Requests.File("bomb.zip", Papers.Bomb())));
        Assert.Equal((HttpStatusCode.BadRequest, "document_refused"), (answer.Status, answer.Code));
        Assert.Contains("messages[0].content[1]", answer.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_documents_than_the_limit_are_refused()
    {
        var answer = await AskAsync(Requests.With(Requests.File("a.txt", "a"u8.ToArray()), Requests.File("b.txt", "b"u8.ToArray())), "--Documents:PerRequest=1");
        Assert.Equal((HttpStatusCode.BadRequest, "document_refused"), (answer.Status, answer.Code));
        Assert.Contains("carries 2 documents and the limit is 1", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_URL_is_never_fetched()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var url = $"https://{listener.LocalEndpoint}/secret.png";
        foreach (var given in new[] { url, url.Replace("https", "http", StringComparison.Ordinal), "file:///etc/passwd" })
        {
            var answer = await AskAsync(Requests.With(Requests.Image(given)));
            Assert.Equal((HttpStatusCode.BadRequest, "content_not_readable"), (answer.Status, answer.Code));
            Assert.Contains($"names \"{given}\", and this gateway fetches nothing", answer.Message, StringComparison.Ordinal);
        }

        Assert.False(listener.Pending());
    }

    [Theory]
    [InlineData("""{"type":"image_url","image_url":{"url":"data:image/png;base64,iVBOR*w0"}}""", "is not base64")]
    [InlineData("""{"type":"image_url","image_url":{"url":"data:text/plain,hello"}}""", "not in base64")]
    [InlineData("""{"type":"image_url","image_url":"data:text/plain,hello"}""", "not in base64")]
    [InlineData("""{"type":"image_url","image_url":7}""", "has a number as \"image_url\"")]
    [InlineData("""{"type":"file","file":{"file_id":"file-7f3"}}""", "names \"file-7f3\", a file that this gateway never saw")]
    [InlineData("""{"type":"file","file":{"filename":"a.txt"}}""", "has no \"file_data\"")]
    [InlineData("""{"type":"file","file":{"filename":"a.txt","file_data":"not base64!"}}""", "neither a data URL nor base64")]
    [InlineData("""{"type":"file","file":{"filename":"a.txt","file_data":"YQ==","file_data":"Yg=="}}""", "\"file_data\" is given twice")]
    [InlineData("""{"type":"input_audio","input_audio":{"data":"?","format":"wav"}}""", "neither a data URL nor base64")]
    [InlineData("""{"type":"video_url","video_url":{"url":"data:video/mp4;base64,AAAA"}}""", "of a type that this gateway does not read")]
    public async Task A_part_that_is_not_there_or_not_sound_gets_a_sentence(string part, string words)
    {
        var answer = await AskAsync(Requests.With(part));
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(words, answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sound_that_the_vendor_keeps_is_not_referred_to()
    {
        var answer = await AskAsync("""{"model":"test-model","messages":[{"role":"assistant","audio":{"id":"audio_7"}},{"role":"user","content":"Go on"}]}""");
        Assert.Equal((HttpStatusCode.BadRequest, "content_not_readable"), (answer.Status, answer.Code));
        Assert.Contains("\"messages[0]\" refers to a sound", answer.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"type":"file","file":{"filename":"a.txt","file_data":"TkFUTyBTRUNSRVQ="}}""")]
    [InlineData("""{"file":{"file_data":"data:text\/plain;base64,TkFUTyBTRUNSRVQ=","filename":"a.txt"},"type":"file"}""")]
    [InlineData("""{"type":"text","text":"Look.","image_url":"data:text/plain;base64,TkFUTyBTRUNSRVQ="}""")]
    [InlineData("""{"type":"text","text":"Look.","\u0066ile":{"file_data":"TkFUTyBTRUNSRVQ="}}""")]
    [InlineData("""{"type":"image_url","image_url":{"url":"data:NATO SECRET;base64,YQ=="}}""")]
    public async Task However_a_part_is_written_its_document_is_read(string part)
    {
        var answer = await AskAsync(Requests.With(part));
        Assert.Equal((HttpStatusCode.Forbidden, "label_above_ceiling"), (answer.Status, answer.Code));
    }

    private static async Task<Answer> AskAsync(string request, params string[] args)
    {
        await using var provider = await FakeProvider.StartAsync();
        await using var server = await GovernedServer.StartAsync([.. GovernedServer.With(provider), .. args]);
        var answer = await server.PostAsync("officer", request);
        Assert.Empty(provider.Received);
        return answer;
    }
}
