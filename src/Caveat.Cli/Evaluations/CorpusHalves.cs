using System.Security.Cryptography;
using System.Text;

namespace Caveat.Cli.Evaluations;

/// <summary>Tells the halves of a corpus apart.</summary>
internal static class CorpusHalves
{
    /// <summary>Whether an item belongs to a half. By a hash of its id, so that a new item moves no other.</summary>
    public static bool Holds(this CorpusHalf half, string id) =>
        half == CorpusHalf.All || IsTest(id) == (half == CorpusHalf.Test);

    private static bool IsTest(string id) => (SHA256.HashData(Encoding.UTF8.GetBytes(id))[0] & 1) == 1;
}
