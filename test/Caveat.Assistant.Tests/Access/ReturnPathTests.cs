using Caveat.Assistant.Access;
using FsCheck;
using FsCheck.Fluent;

namespace Caveat.Assistant.Tests.Access;

public sealed class ReturnPathTests
{
    [Theory]
    [InlineData("/chat/abc?x=1&y=%2F%2Fb")]
    [InlineData("/agreement")]
    [InlineData("/sources/AAAA?chunk=BBBB")]
    public void A_path_of_this_server_is_kept(string path) => Assert.Equal(path, ReturnPath.Of(path));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("chat")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("/a\\b")]
    [InlineData("/\n/evil.example")]
    [InlineData("/é")]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://evil.example")]
    [InlineData("/")]
    [InlineData("/sign-in?return=/sign-in")]
    [InlineData("/sign-out")]
    [InlineData("/lock")]
    [InlineData("/consent")]
    public void Anything_else_leads_to_the_start(string? path) => Assert.Equal("/chat", ReturnPath.Of(path));

    [Fact]
    public void Whatever_is_given_a_browser_stays_on_this_server()
    {
        var pieces = Gen.Elements("/", "\\", "//", "@", "evil.example", ":", "\t", "\r", "%2F", "?", "#", "a", " ", ".", "..", "http:", "é");
        Prop.ForAll(
            Gen.ArrayOf(pieces).Select(string.Concat).ToArbitrary(),
            path => new Uri(new Uri("https://here.example/sign-in"), ReturnPath.Of(path)).GetLeftPart(UriPartial.Authority) == "https://here.example")
            .QuickCheckThrowOnFailure();
    }
}
