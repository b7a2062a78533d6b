using Caveat.Gateway.Declarations;
using Caveat.Gateway.Exchanges;
using Microsoft.AspNetCore.Http;

namespace Caveat.Gateway.Tests.Declarations;

/// <summary>What fuzzing found in the reader of what callers declare (docs/reference/fuzzing.md).</summary>
public sealed class FuzzFindingTests
{
    [Theory]
    [InlineData("Caveat-Declares", "war\u200Brant", "The header \"Caveat-Declares\" has \"warU+200Brant\", which is no id: send ids of the agreement's table of declarations, separated by commas.")]
    [InlineData("Caveat-Wait", "3\u0007", "The header \"Caveat-Wait\" is \"3U+0007\": send whole seconds from 0 to 600.")]
    [InlineData("Caveat-Marking", "te\u202Ext", "The header \"Caveat-Marking\" is \"teU+202Ext\": send \"text\" for the marking in the answer's text, or leave the header out.")]
    public void What_would_not_show_is_quoted_by_its_number(string header, string value, string sentence) =>
        Assert.Equal(sentence, Problem(header, value));

    [Theory]
    [InlineData("Caveat-Declares")]
    [InlineData("Caveat-Wait")]
    [InlineData("Caveat-Marking")]
    public void A_value_without_end_is_quoted_in_part(string header) =>
        Assert.InRange(Problem(header, new string('W', 30_000)).Length, 100, 300);

    private static string Problem(string header, string value)
    {
        using Exchange exchange = new("openai.chat", System.Buffers.ArrayPool<byte>.Shared.Rent(16), 0);
        var (_, problem) = new DeclarationReader().Read(new HeaderDictionary { [header] = value }, exchange);
        return Assert.IsType<RequestProblem>(problem).Message;
    }
}
