namespace Caveat.Cli.Labels;

/// <summary>What the label commands exit with (docs/reference/labels.md).</summary>
internal static class LabelExit
{
    public const int Done = 0;

    /// <summary>The label disagrees with the document, does not hold, or was not set.</summary>
    public const int Disagrees = 1;

    public const int Usage = 2;

    /// <summary>The file, or something in it that may hold a label or a marking, could not be read.</summary>
    public const int Unreadable = 3;
}
