using Caveat.Assistant.Apps;

namespace Caveat.Assistant.Tests.Apps;

public sealed class SnippetTests
{
    [Fact]
    public void Every_snippet_has_the_address_the_key_and_the_model() => Assert.All(
        Snippet.All("https://caveat.example/v1", "cav_key", "built-in/quote", "What is permitted?"),
        snippet => Assert.All(
            ["https://caveat.example/v1", "cav_key", "built-in/quote", "What is permitted?"],
            part => Assert.Contains(part, snippet.Text, StringComparison.Ordinal)));
}
