using System.Buffers;

namespace Caveat.Gateway.Exchanges;

/// <summary>A called tool's name as facts and entries hold it.</summary>
internal static class ToolName
{
    /// <summary>What stands for a name that is no name: it matches no pattern but one for all.</summary>
    public const string Unnamed = "?";

    private const int Longest = 64;

    private static readonly SearchValues<char> Characters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.");

    /// <summary>The name itself where it has a name's form.</summary>
    /// <remarks>INVARIANT: a model writes these names, and entries hold no content: what is no identifier is not recorded.</remarks>
    public static string Recorded(string name) =>
        name.Length is > 0 and <= Longest && !name.AsSpan().ContainsAnyExcept(Characters) ? name : Unnamed;
}
