namespace Caveat.Signing.Tests;

public sealed class Placeholder
{
    [Xunit.Fact]
    public void Builds() { }
}
