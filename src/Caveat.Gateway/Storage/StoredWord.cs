namespace Caveat.Gateway.Storage;

/// <summary>A member of an enumeration as its column holds it: its name in lower case.</summary>
internal static class StoredWord
{
    public static string Of<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    /// <remarks>The columns' CHECK constraints admit no other word.</remarks>
    public static T Parse<T>(string word)
        where T : struct, Enum => Enum.Parse<T>(word, ignoreCase: true);
}
