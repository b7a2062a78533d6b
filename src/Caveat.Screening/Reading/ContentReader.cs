using Caveat.Labels.Markings;
using Caveat.Screening.Data;

namespace Caveat.Screening.Reading;

/// <summary>Reads markings and findings in one pass over a text. Stateless and thread-safe: one instance serves the whole server.</summary>
/// <param name="data">What looks for secrets and personal data; null where nobody asks for them, as in answers.</param>
public sealed class ContentReader(LexicalScreen screen, DataScreen? data = null)
{
    /// <summary>Adds what <paramref name="text"/> holds to <paramref name="found"/>; offsets count from the start of this text.</summary>
    public void Read(ReadOnlySpan<char> text, TextReading found) => Read(text, default, found);

    /// <summary>Reads a text of which more is known than its words.</summary>
    public void Read(ReadOnlySpan<char> text, MarkingContext context, TextReading found)
    {
        ArgumentNullException.ThrowIfNull(found);
        var pass = screen.Rent(context);
        pass.ReadMarkings(text);
        if (screen.MustRead(text))
        {
            pass.Screen(text);
        }
        data?.Screen(text, pass.Data);
        found.Take(pass);
        screen.Return(pass);
    }

    /// <summary>Opens a window on one streamed channel of an answer, which is not read for data. Dispose it to return its buffers.</summary>
    public AnswerWindow OpenWindow() => new(screen);
}
