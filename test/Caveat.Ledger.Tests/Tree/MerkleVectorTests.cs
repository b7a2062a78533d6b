using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Caveat.Ledger.Tests.Support;
using Caveat.Ledger.Tree;

namespace Caveat.Ledger.Tests.Tree;

/// <summary>The vectors of transparency-dev/merkle, good and bad.</summary>
public sealed class MerkleVectorTests
{
    [Fact]
    public void Every_inclusion_vector_is_judged_as_published()
    {
        var judged = 0;
        foreach (var vector in Read("inclusion"))
        {
            var verified = InclusionProof.Verify(
                Number(vector, "leafIdx"), Number(vector, "treeSize"),
                Hash(vector, "leafHash"), Path(vector), Hash(vector, "root"));
            Assert.True(verified != vector.GetProperty("wantErr").GetBoolean(), vector.ToString());
            judged++;
        }

        Assert.Equal(98, judged);
    }

    [Fact]
    public void Every_consistency_vector_is_judged_as_published_but_for_the_empty_old_tree()
    {
        var (judged, empty) = (0, 0);
        foreach (var vector in Read("consistency"))
        {
            var oldSize = Number(vector, "size1");
            var verified = ConsistencyProof.Verify(
                oldSize, Number(vector, "size2"),
                Hash(vector, "root1"), Hash(vector, "root2"), Path(vector));
            var wanted = !vector.GetProperty("wantErr").GetBoolean();
            if (oldSize == 0 && verified != wanted)
            {
                // That library forbids the question; here an empty tree with an empty proof is a prefix of any.
                Assert.Empty(Path(vector));
                empty++;
                continue;
            }

            Assert.True(verified == wanted, vector.ToString());
            judged++;
        }

        Assert.Equal(98, judged + empty);
        Assert.InRange(empty, 0, 3);
    }

    private static IEnumerable<JsonElement> Read(string kind)
    {
        var folder = System.IO.Path.Combine(SharedVectors.Folder("merkle"), "testdata", kind);
        return Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories)
            .Select(file => JsonDocument.Parse(File.ReadAllBytes(file)).RootElement);
    }

    // Sizes beyond a signed 64-bit number come out negative, which is as wrong.
    private static long Number(JsonElement vector, string field) => unchecked((long)vector.GetProperty(field).GetUInt64());

    private static List<TreeHash> Path(JsonElement vector) =>
        vector.GetProperty("proof") is { ValueKind: JsonValueKind.Array } proof
            ? [.. proof.EnumerateArray().Select(hash => Hash(hash.GetBytesFromBase64(), "proof"))]
            : [];

    private static TreeHash Hash(JsonElement vector, string field) => Hash(vector.GetProperty(field).GetBytesFromBase64(), field[..4]);

    // Some bad vectors carry hashes of a wrong length. No hash here can be one, so a hash that fits nothing stands for it.
    private static TreeHash Hash(byte[] bytes, string field) =>
        new(bytes.Length == TreeHash.Length ? bytes : SHA256.HashData([.. bytes, .. Encoding.UTF8.GetBytes(field)]));
}
