using Caveat.Labels.Policies;

namespace Caveat.Labels.Grammar;

/// <summary>The words of the United States for the classifications of others.</summary>
internal static class ForeignOwner
{
    private static readonly (Classification Level, string Banner, string Portion)[] Levels =
    [
        (Classification.TopSecret, "TOP SECRET", "TS"),
        (Classification.Secret, "SECRET", "S"),
        (Classification.Confidential, "CONFIDENTIAL", "C"),
        (Classification.Restricted, "RESTRICTED", "R"),
        (Classification.Unclassified, "UNCLASSIFIED", "U"),
    ];

    public static string Word(Classification level, bool isPortion)
    {
        foreach (var entry in Levels)
        {
            if (entry.Level == level)
            {
                return isPortion ? entry.Portion : entry.Banner;
            }
        }
        return "";
    }

    public static Classification? Level(string word, bool isPortion)
    {
        foreach (var entry in Levels)
        {
            if (word == (isPortion ? entry.Portion : entry.Banner))
            {
                return entry.Level;
            }
        }
        return null;
    }

    /// <summary>The one classification of a policy that a level stands for: the current one, or else an obsolete one. Null when it has none.</summary>
    public static PolicyClassification? At(SecurityPolicy policy, Classification level) =>
        policy.Classifications.FirstOrDefault(entry => entry.Level == level && !entry.IsObsolete)
        ?? policy.Classifications.FirstOrDefault(entry => entry.Level == level);
}
