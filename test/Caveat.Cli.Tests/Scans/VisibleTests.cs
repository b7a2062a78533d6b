using Caveat.Cli.Scans;
using Xunit;

namespace Caveat.Cli.Tests.Scans;

public sealed class VisibleTests
{
    [Theory]
    [InlineData("plain/name.txt", "plain/name.txt")]
    [InlineData("Übung ΣΧΕΔΙΟ план 😀", "Übung ΣΧΕΔΙΟ план 😀")]
    [InlineData("a\tb\nc\r", @"a\u{9}b\u{A}c\u{D}")]
    [InlineData("\u009B31m", @"\u{9B}31m")]
    [InlineData("a\u2028b\u200Fc", @"a\u{2028}b\u{200F}c")]
    [InlineData("\U000E0041", @"\u{E0041}")]
    public void What_would_steer_a_terminal_is_written_as_its_code(string text, string visible) => Assert.Equal(visible, Visible.Of(text));

    [Fact]
    public void A_broken_surrogate_is_replaced() => Assert.Equal("a\uFFFDb", Visible.Of("a\uD800b"));
}
