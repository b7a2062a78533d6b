using Caveat.Gateway.Storage.Reviews;
using Caveat.Gateway.Storage.Sealing;

namespace Caveat.Gateway.Tests.Storage;

public sealed class IdsTests
{
    [Fact]
    public void Ids_read_back_as_they_were_written_and_are_not_repeated()
    {
        var reviews = Enumerable.Range(0, 1_000).Select(_ => ReviewId.Generate()).ToHashSet();
        Assert.Equal(1_000, reviews.Count);
        Assert.All(reviews, id => Assert.Equal(id, ReviewId.Parse(id.ToString())));
        var content = SealedId.Generate();
        Assert.Equal(content, SealedId.Parse(content.ToString()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0123456789abcdef0123456789abcde")]
    [InlineData("0123456789abcdef0123456789abcdeg")]
    [InlineData("0123456789ABCDEF0123456789ABCDEF")]
    [InlineData(" 0123456789abcdef0123456789abcde")]
    [InlineData("0123456789abcdef0123456789abcdef0")]
    public void Another_text_is_no_id(string? text)
    {
        Assert.False(ReviewId.TryParse(text, out _));
        Assert.False(SealedId.TryParse(text, out _));
    }

    [Fact]
    public void A_content_digest_is_sha_256_in_lower_case()
    {
        var digest = ContentDigest.Of("abc"u8);
        // FIPS 180-4, the example of one block.
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", digest.Value);
        Assert.Equal(digest, ContentDigest.Parse(digest.Value));
        Assert.False(ContentDigest.TryParse(digest.Value.ToUpperInvariant(), out _));
        Assert.False(ContentDigest.TryParse(digest.Value[1..], out _));
    }
}
