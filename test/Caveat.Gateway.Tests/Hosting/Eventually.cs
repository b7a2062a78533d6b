using System.Diagnostics;

namespace Caveat.Gateway.Tests.Hosting;

/// <summary>Waits generously: a test that passes does not wait, and one that fails says what never came true.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static async Task TrueAsync(Func<bool> condition, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(condition))] string text = "")
    {
        var since = Stopwatch.GetTimestamp();
        while (!condition())
        {
            Assert.True(Stopwatch.GetElapsedTime(since) < Patience, $"Never true: {text}");
            await Task.Delay(10);
        }
    }
}
