using System.Net;
using System.Text.RegularExpressions;

namespace Caveat.Assistant.Tests.Design;

public sealed partial class AssetTests(PageHost host) : IClassFixture<PageHost>
{
    [Theory]
    [InlineData("app.css", "text/css")]
    [InlineData("scripts/dom.js", "text/javascript")]
    [InlineData("mark.svg", "image/svg+xml")]
    [InlineData("maths/temml.mjs", "text/javascript")]
    public async Task An_asset_is_kept_for_ever_under_its_hash(string path, string type)
    {
        Assert.SkipUnless(host.Assets.HasIcons || !path.StartsWith("maths/", StringComparison.Ordinal), "npm is not here, or it failed: the build said why.");
        using var answer = await host.Http.GetAsync(host.Assets.Url(path), TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.OK, type), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Equal("public, max-age=31536000, immutable", answer.Headers.CacheControl?.ToString());
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task Text_is_sent_packed_to_those_who_can_read_that(string encoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, host.Assets.Url("app.css"));
        request.Headers.AcceptEncoding.ParseAdd(encoding);
        using var answer = await host.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal([encoding], answer.Content.Headers.ContentEncoding);
        Assert.Equal(["Accept-Encoding"], answer.Headers.Vary);
    }

    [Fact]
    public async Task A_browser_that_has_it_gets_no_second_copy()
    {
        using var first = await host.Http.GetAsync(host.Assets.Url("app.css"), TestContext.Current.CancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Get, host.Assets.Url("app.css"));
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await host.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Fact]
    public async Task Nobody_keeps_what_an_outdated_page_gets()
    {
        using var answer = await host.Http.GetAsync("/assets/0000000000000000/scripts/dom.js", TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.OK, "no-store"), (answer.StatusCode, answer.Headers.CacheControl?.ToString()));
    }

    [Theory]
    [InlineData("nothing.js")]
    [InlineData("..%2f..%2fapp.css")]
    [InlineData("%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("styles/")]
    public async Task What_is_no_asset_is_not_found(string path)
    {
        using var answer = await host.Http.GetAsync(host.Assets.Url(path), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public void Styles_are_joined_in_the_order_of_their_names_and_end_with_the_banners()
    {
        Assert.True(host.Assets.TryFind("app.css", out var sheet));
        using var reader = new StreamReader(sheet.Open());
        var css = reader.ReadToEnd();
        Assert.True(css.IndexOf("--space-8", StringComparison.Ordinal) < css.IndexOf(".visually-hidden", StringComparison.Ordinal));
        Assert.True(css.IndexOf(".visually-hidden", StringComparison.Ordinal) < css.IndexOf(".banner--top", StringComparison.Ordinal));
        Assert.Contains(".banner--c8102e { background: #c8102e; color: #ffffff; }", css, StringComparison.Ordinal);
    }

    [Fact]
    public void Fonts_and_icons_are_bundled_where_there_is_npm()
    {
        // On a developer's machine without npm or a network the pages go without; where a change is judged they must be there.
        Assert.SkipUnless(host.Assets.HasIcons || Environment.GetEnvironmentVariable("CI") is not null, "npm is not here, or it failed: the build said why.");
        Assert.True(host.Assets.Has("icons.svg") && host.Assets.Has("fonts/next-latin.woff2") && host.Assets.Has("styles/01-fonts.css"));
    }

    [Fact]
    public void Every_icon_that_a_page_names_is_in_the_list()
    {
        var listed = File.ReadLines(Path.Combine(DesignFiles.Folder, "npm", "icons.txt")).ToHashSet();
        Assert.Empty(
            from file in Directory.GetFiles(DesignFiles.Folder, "*.razor", SearchOption.AllDirectories)
            from match in IconName().Matches(File.ReadAllText(file))
            where !listed.Contains(match.Groups[1].Value)
            select $"{Path.GetFileName(file)}: {match.Groups[1].Value}");
    }

    [GeneratedRegex(@"<Icon Name=""([\w-]+)""")]
    private static partial Regex IconName();
}
