using System.Collections.Concurrent;
using System.Text;

namespace Caveat.Screening.Data;

/// <summary>Finds secrets and personal data in text. Stateless and thread-safe; allocates only where something is found.</summary>
/// <remarks>Each form needs a check digit, an issuer's prefix or words beside it; docs/reference/screening.md measures it and names its limits. The text is untrusted and read in linear time.</remarks>
public sealed class DataScreen
{
    private readonly ConcurrentBag<List<DataMatch>> _idle = [];

    private DataScreen()
    {
    }

    /// <summary>The screen that ships with Caveat.</summary>
    public static DataScreen BuiltIn { get; } = new();

    /// <summary>The kinds of data that this screen looks for.</summary>
    public IReadOnlyList<DataKind> Kinds { get; } = [DataKind.Secrets, DataKind.PersonalData];

    /// <summary>Adds the findings in <paramref name="text"/> to <paramref name="found"/>, in the order of the text and without overlaps.</summary>
    public void Screen(ReadOnlySpan<char> text, ICollection<DataFinding> found)
    {
        ArgumentNullException.ThrowIfNull(found);
        if (Ascii.IsValid(text) || !FoldedCopy.IsNeeded(text))
        {
            if (DataScan.MustRead(text))
            {
                var matches = Run(text);
                foreach (var match in matches)
                {
                    Add(match, found);
                }
                Return(matches);
            }
            return;
        }
        var copy = new FoldedCopy(text);
        if (DataScan.MustRead(copy.Text))
        {
            var matches = Run(copy.Text);
            foreach (var match in matches)
            {
                Add(copy.Original(match), found);
            }
            Return(matches);
        }
        copy.Return();
    }

    private static void Add(DataMatch match, ICollection<DataFinding> found) =>
        found.Add(new DataFinding(match.Form!.Kind, match.Form.Id, match.Start, match.End - match.Start, match.Confidence));

    private List<DataMatch> Run(ReadOnlySpan<char> text)
    {
        if (!_idle.TryTake(out var matches))
        {
            matches = [];
        }
        DataScan.Run(text, matches);
        return matches;
    }

    private void Return(List<DataMatch> matches)
    {
        matches.Clear();
        _idle.Add(matches);
    }
}
