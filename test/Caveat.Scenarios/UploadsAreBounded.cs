using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Caveat.Assistant.Tests.Access;
using Caveat.Gateway.Callers.SignIn;
using Caveat.Scenarios.Hosting;

namespace Caveat.Scenarios;

/// <summary>A file is content and a name, both anybody's: neither reaches the server's disk, and neither fills its memory.</summary>
public sealed partial class UploadsAreBounded : ProviderScenario
{
    private const int Limit = 4 << 20;
    private const long Huge = 200L << 20;

    private protected override IEnumerable<string> Arguments => [$"--Assistant:DocumentBytes={Limit}"];

    [Theory]
    [InlineData("../../../../../../tmp/caveat-escaped.txt")]
    [InlineData("..\\..\\caveat-escaped.txt")]
    [InlineData("/tmp/caveat-escaped.txt")]
    [InlineData("C:\\caveat-escaped.txt")]
    [InlineData("..%2f..%2fcaveat-escaped.txt")]
    [InlineData("a/../caveat-escaped.txt")]
    [InlineData("\u202etxt.caveat-escaped.txt")]
    [InlineData("caveat-escaped.txt\r\nX-Injected: 1")]
    public async Task A_name_is_a_name_and_no_place(string name)
    {
        using var browser = await SignInAsync();
        var before = Files();
        using var added = await UploadAsync(browser, name, new ByteArrayContent("NATO UNCLASSIFIED\nLunch is at noon.\n"u8.ToArray()));
        var answer = JsonNode.Parse(await added.Content.ReadAsStringAsync())!;
        Assert.Equal(HttpStatusCode.OK, added.StatusCode);
        var shown = answer["name"]!.GetValue<string>();
        Assert.DoesNotMatch("[/\\\\\\r\\n\\u202e]", shown);
        Assert.False(added.Headers.Contains("X-Injected"));
        Assert.Equal(before, Files());
        Assert.False(File.Exists(Path.Combine(Path.GetTempPath(), "caveat-escaped.txt")));
        using var page = await browser.GoAsync($"/sources/{answer["id"]}");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Theory]
    [InlineData("/exports/answer/..%2f..%2f..%2fetc%2fpasswd.md")]
    [InlineData("/exports/conversation/%2e%2e%2f%2e%2e%2fetc%2fpasswd.docx")]
    [InlineData("/sources/..%2f..%2fetc%2fpasswd")]
    [InlineData("/prompts/..%2f..%2fetc%2fpasswd")]
    [InlineData("/prompts/..%5c..%5cetc")]
    [InlineData("/receipts/..%2f..%2fv1%2fcaller")]
    [InlineData("/assets/x/..%2f..%2f..%2fetc%2fpasswd")]
    [InlineData("/assets/x/scripts/..%2f..%2fappsettings.json")]
    [InlineData("/projects/..%2f..%2fchat")]
    [InlineData("/chat/..%2f..%2fapi%2fcallers")]
    public async Task An_address_leads_nowhere_but_to_its_own_things(string path)
    {
        using var browser = await SignInAsync();
        using var response = await browser.GoAsync(path);
        Assert.True(response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest, $"{path} answered {response.StatusCode}.");
        Assert.DoesNotContain("root:", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bomb.docx")]
    [InlineData("bomb.xlsx")]
    [InlineData("bomb.odt")]
    [InlineData("bomb.zip")]
    public async Task A_file_that_unpacks_to_far_more_is_stopped(string name)
    {
        using var browser = await SignInAsync();
        using var answer = await UploadAsync(browser, name, new ByteArrayContent(Papers.Bomb()));
        var json = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.NotNull(json["stopped"]!["sentence"]);
        Assert.Null(json["id"]);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(false, false)]
    public async Task Two_hundred_megabytes_are_refused_as_they_come(bool saysLength, bool hasToken)
    {
        using var browser = await SignInAsync();
        using var process = Process.GetCurrentProcess();
        var zeros = new Zeros(Huge, saysLength);
        var before = process.WorkingSet64;
        try
        {
            using var answer = await UploadAsync(browser, "huge.txt", zeros, hasToken);
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        }
        catch (HttpRequestException cut) when (!saysLength && cut.InnerException is IOException)
        {
            // Nobody knew how much would come: the server hung up on it, and its answer went with the connection.
        }

        process.Refresh();
        Assert.InRange(process.WorkingSet64 - before, long.MinValue, Huge / 2);
        Assert.InRange(zeros.Sent, 0, Huge / 2);
        using var page = await browser.GoAsync("/chat");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_sends_nothing_at_all()
    {
        using var browser = new Browser(() => new Uri(Server.Url), "en");
        var zeros = new Zeros(Huge, saysLength: true);
        using var answer = await UploadAsync(browser, "huge.txt", zeros, hasToken: false);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.InRange(zeros.Sent, 0, Huge / 2);
    }

    private async Task<HttpResponseMessage> UploadAsync(Browser browser, string name, HttpContent file, bool hasToken = true)
    {
        using var http = new HttpClient(new SocketsHttpHandler { CookieContainer = browser.Cookies, AllowAutoRedirect = false, Expect100ContinueTimeout = TimeSpan.FromSeconds(10) });
        using var form = new MultipartFormDataContent();
        // As a browser writes it: what the name may not hold is escaped, and the rest is UTF-8 (HTML, section 4.10.21.7).
        var escaped = name.Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal).Replace("\"", "%22", StringComparison.Ordinal);
        file.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"file\"; filename=\"{Latin(escaped)}\"");
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        form.Add(file);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(new Uri(Server.Url), "/documents")) { Content = form };
        request.Headers.ExpectContinue = file is Zeros;
        request.Headers.Add("Sec-Fetch-Dest", "empty");
        if (hasToken)
        {
            request.Headers.Add("RequestVerificationToken", await browser.TokenAsync("/chat"));
        }

        return await http.SendAsync(request);
    }

    /// <summary>The bytes of a text's UTF-8, one character each, as HTTP's headers carry them.</summary>
    private static string Latin(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));

    private string[] Files() =>
        [.. Directory.EnumerateFiles(Server.Data, "*", SearchOption.AllDirectories).Where(file => file.Contains("escaped", StringComparison.Ordinal))];

    private async Task<Browser> SignInAsync()
    {
        var browser = new Browser(() => new Uri(Server.Url), "en");
        var issued = await Server.Part<SignInCodes>().IssueAsync("officer", TestContext.Current.CancellationToken);
        using var signedIn = await browser.SignInAsync("officer", issued!.Code.Reveal());
        using var consent = await browser.GoAsync("/consent");
        var digest = Digest().Match(await consent.Content.ReadAsStringAsync()).Groups[1].Value;
        using var accepted = await browser.PostAsync("/consent", new() { ["answer"] = "accepted", ["digest"] = digest, ["return"] = "/chat" }, "/consent");
        Assert.Equal(HttpStatusCode.SeeOther, accepted.StatusCode);
        return browser;
    }

    [GeneratedRegex("name=\"digest\" value=\"([^\"]+)\"")]
    private static partial Regex Digest();

    /// <summary>Very many zeros, made as they are sent.</summary>
    private sealed class Zeros(long length, bool saysLength) : HttpContent
    {
        private static readonly byte[] Some = new byte[64 << 10];

        public long Sent { get; private set; }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            for (; Sent < length; Sent += Some.Length)
            {
                await stream.WriteAsync(Some);
            }
        }

        protected override bool TryComputeLength(out long total)
        {
            total = length;
            return saysLength;
        }
    }
}
