namespace Caveat.Agreements.Tests;

public sealed class Placeholder
{
    [Xunit.Fact]
    public void Builds() { }
}
