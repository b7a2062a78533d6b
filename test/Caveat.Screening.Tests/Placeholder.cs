namespace Caveat.Screening.Tests;

public sealed class Placeholder
{
    [Xunit.Fact]
    public void Builds() { }
}
