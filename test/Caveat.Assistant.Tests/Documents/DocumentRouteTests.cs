using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Caveat.Assistant.Documents;

namespace Caveat.Assistant.Tests.Documents;

public sealed class DocumentRouteTests
{
    private static readonly byte[] Text = "The convoy leaves from Brenna.\n\n<script>alert(1)</script>\n"u8.ToArray();

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage response) => JsonElement.Parse(await response.Content.ReadAsStringAsync());

    private static async Task<string> IdAsync(HttpResponseMessage response) => (await JsonAsync(response)).GetProperty("id").GetString()!;

    [Fact]
    public async Task An_upload_answers_with_the_document_and_its_marking()
    {
        await using var server = await DocumentServer.StartAsync();
        using var response = await server.UploadAsync("note.txt", [.. "NATO UNCLASSIFIED\n\n"u8, .. Text]);
        var json = await JsonAsync(response);
        Assert.Equal(
            (HttpStatusCode.OK, "note.txt", "plain text", 77, 0, "NATO UNCLASSIFIED", false),
            (response.StatusCode, json.GetProperty("name").GetString(), json.GetProperty("format").GetString(), json.GetProperty("bytes").GetInt32(),
                json.GetProperty("pages").GetInt32(), json.GetProperty("marking").GetString(), json.TryGetProperty("stopped", out _)));
    }

    [Fact]
    public async Task An_upload_above_the_ceiling_is_stopped_with_marking_and_place()
    {
        await using var server = await DocumentServer.StartAsync();
        using var response = await server.UploadAsync("note.txt", "NATO SECRET\n\nText."u8.ToArray());
        var json = await JsonAsync(response);
        var stopped = json.GetProperty("stopped");
        Assert.Equal(
            (HttpStatusCode.OK, "NATO SECRET", "text", json.GetProperty("sentence").GetString()),
            (response.StatusCode, stopped.GetProperty("marking").GetString(), stopped.GetProperty("where").GetString(), stopped.GetProperty("sentence").GetString()));
        Assert.False(json.TryGetProperty("id", out _));
    }

    [Fact]
    public async Task Two_hundred_megabytes_are_refused_before_they_are_read()
    {
        await using var server = await DocumentServer.StartAsync();
        using var socket = new TcpClient("127.0.0.1", server.Port);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes("POST /documents HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 209715200\r\n\r\n"));
        // No byte of the body was sent.
        using var reader = new StreamReader(stream, Encoding.ASCII);
        Assert.Contains(" 413 ", await reader.ReadLineAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1 << 20, HttpStatusCode.OK)]
    [InlineData((1 << 20) + 1, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData((1 << 20) + 50_000, HttpStatusCode.RequestEntityTooLarge)]
    public async Task The_limit_is_counted(int length, HttpStatusCode status)
    {
        await using var server = await DocumentServer.StartAsync();
        using var response = await server.UploadAsync("long.txt", Encoding.ASCII.GetBytes(new string('a', length)));
        Assert.Equal(status, response.StatusCode);
        Assert.Equal(status != HttpStatusCode.OK, (await JsonAsync(response)).TryGetProperty("sentence", out _));
    }

    [Fact]
    public async Task An_upload_that_tells_no_length_is_counted_as_it_comes()
    {
        await using var server = await DocumentServer.StartAsync();
        using var form = new MultipartFormDataContent { { new ByteArrayContent(new byte[30 << 20]), "file", "zeros.txt" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/documents") { Content = form, Headers = { TransferEncodingChunked = true } };
        try
        {
            using var response = await server.Client.SendAsync(request);
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        }
        catch (HttpRequestException)
        {
            // The server closed while the client was still sending.
        }

        using var small = await server.UploadAsync("a.txt", Text);
        Assert.Equal(HttpStatusCode.OK, small.StatusCode);
    }

    [Theory]
    [InlineData("text/plain", "hello")]
    [InlineData("multipart/form-data", "--b\r\n")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nnever ends")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\nx\r\n--b--\r\n")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"project\"\r\n\r\n../../x\r\n--b--\r\n")]
    public async Task What_is_no_upload_is_answered_with_a_sentence(string type, string body)
    {
        await using var server = await DocumentServer.StartAsync();
        using var content = new StringContent(body);
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        using var response = await server.Client.PostAsync("/documents", content);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.True((await JsonAsync(response)).TryGetProperty("sentence", out _));
    }

    [Theory]
    [InlineData("../../../etc/passwd", "passwd")]
    [InlineData("Étude d’eau.txt", "Étude d’eau.txt")]
    [InlineData("<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>")]
    public async Task A_name_comes_back_as_text(string name, string shown)
    {
        await using var server = await DocumentServer.StartAsync();
        using var response = await server.UploadAsync(name, Text);
        Assert.Equal(shown, (await JsonAsync(response)).GetProperty("name").GetString());
    }

    [Fact]
    public async Task The_page_of_a_source_shows_name_and_text_as_text_and_marks_the_cited_passage()
    {
        await using var server = await DocumentServer.StartAsync();
        using var added = await server.UploadAsync("<b>bold<b>.txt", Text);
        var id = await IdAsync(added);
        var page = await server.Client.GetStringAsync($"/sources/{id}?back=/chat/x");
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", page, StringComparison.Ordinal);
        Assert.Matches("href=\"/chat/x\"[^<]*>.*Back to the conversation", page);
        Assert.DoesNotContain("<mark>", page, StringComparison.Ordinal);

        var chunk = page[(page.IndexOf("id=\"c-", StringComparison.Ordinal) + 6)..][..22];
        var cited = await server.Client.GetStringAsync($"/sources/{id}?chunk={chunk}");
        Assert.Contains("<mark>The convoy leaves from Brenna.</mark>", cited, StringComparison.Ordinal);
        Assert.Contains("id=\"chunk\"", cited, StringComparison.Ordinal);
        Assert.DoesNotContain("Page ", cited, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/\tx")]
    public async Task The_way_back_never_leads_elsewhere(string back)
    {
        await using var server = await DocumentServer.StartAsync();
        using var added = await server.UploadAsync("a.txt", Text);
        var page = await server.Client.GetStringAsync($"/sources/{await IdAsync(added)}?back={Uri.EscapeDataString(back)}");
        Assert.DoesNotContain("Back to the conversation", page, StringComparison.Ordinal);
        Assert.DoesNotContain("javascript:", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_elses_document_is_not_found_and_cannot_be_deleted()
    {
        await using var server = await DocumentServer.StartAsync();
        using var added = await server.UploadAsync("a.txt", Text);
        var id = await IdAsync(added);
        server.Client.DefaultRequestHeaders.Add("Owner", "b");
        using var shown = await server.Client.GetAsync($"/sources/{id}");
        using var deleted = await server.Client.PostAsync($"/documents/{id}/delete", null);
        using var nonsense = await server.Client.GetAsync("/sources/..%2f..%2fetc");
        Assert.Equal(
            [HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.NotFound],
            [shown.StatusCode, deleted.StatusCode, nonsense.StatusCode]);
        Assert.DoesNotContain("convoy", await shown.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deleting_answers_a_form_with_the_page_it_came_from()
    {
        await using var server = await DocumentServer.StartAsync();
        using var first = await server.UploadAsync("a.txt", Text);
        using var second = await server.UploadAsync("b.txt", Text);
        using var script = await server.Client.PostAsync($"/documents/{await IdAsync(first)}/delete", null);
        using var form = await server.Client.PostAsync($"/documents/{await IdAsync(second)}/delete?back=/projects/x", null);
        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.SeeOther, "/projects/x"), (script.StatusCode, form.StatusCode, form.Headers.Location?.OriginalString));
    }

    [Fact]
    public async Task The_sample_is_offered_where_the_configuration_says_so()
    {
        await using var with = await DocumentServer.StartAsync();
        await using var without = await DocumentServer.StartAsync(offersSample: false);
        using var added = await with.Client.PostAsync("/documents/sample", null);
        using var none = await without.Client.PostAsync("/documents/sample", null);
        Assert.Equal((SampleDocument.Name, 12), ((await JsonAsync(added)).GetProperty("name").GetString(), (await JsonAsync(added)).GetProperty("pages").GetInt32()));
        Assert.False(none.IsSuccessStatusCode);
        Assert.Contains(">Page 12</h2>", await with.Client.GetStringAsync($"/sources/{await IdAsync(added)}"), StringComparison.Ordinal);
    }
}
