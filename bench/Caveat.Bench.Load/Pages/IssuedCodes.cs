using Caveat.Bench.Load.Driving;

namespace Caveat.Bench.Load.Pages;

/// <summary>The sign-in codes that a server prints, read where it prints them.</summary>
internal sealed class IssuedCodes(string log)
{
    public async Task<string> FindAsync(string name, CancellationToken cancellationToken)
    {
        string before = $"Sign-in code for {name}: ";
        for (int tries = 0; tries < 200; tries++)
        {
            string text = await File.ReadAllTextAsync(log, cancellationToken);
            int at = text.LastIndexOf(before, StringComparison.Ordinal);
            int end = at < 0 ? -1 : text.IndexOf(' ', at + before.Length);
            if (end > 0)
            {
                return text[(at + before.Length)..end];
            }
            await Task.Delay(50, cancellationToken);
        }
        throw new BenchFailureException($"The server printed no code for '{name}' in '{log}'.");
    }
}
