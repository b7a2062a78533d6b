using System.Collections.Concurrent;

namespace Caveat.Labels.Markings;

/// <summary>Finds the classification markings of NATO, the EU and the nations of the alliance in text. Stateless and thread-safe.</summary>
/// <remarks>The text is untrusted: spacing, case, width, look-alike letters and invisible characters are seen through. Nothing is allocated when nothing is found.</remarks>
public sealed class MarkingReader
{
    private readonly ConcurrentBag<MarkingScanner> _idle = [];

    /// <summary>Adds the markings of <paramref name="text"/> to <paramref name="found"/>, in the order of their appearance.</summary>
    public void Read(ReadOnlySpan<char> text, ICollection<Marking> found) => Read(text, default, found);

    /// <summary>Reads a text of which more is known than its words.</summary>
    public void Read(ReadOnlySpan<char> text, MarkingContext context, ICollection<Marking> found)
    {
        if (!_idle.TryTake(out var scanner))
        {
            scanner = new MarkingScanner();
        }
        scanner.Reset(context);
        scanner.ReadAll(text);
        foreach (var marking in scanner.Found)
        {
            found.Add(marking);
        }
        _idle.Add(scanner);
    }
}
