using Caveat.Ledger.Reading;
using Caveat.Ledger.Tests.Support;
using Caveat.Ledger.Tiles;
using Caveat.Ledger.Tree;
using FsCheck;
using FsCheck.Fluent;

namespace Caveat.Ledger.Tests.Tree;

public sealed class TreeTests
{
    // The eight entries that Certificate Transparency implementations have in common, and the root over all of them.
    private static readonly byte[][] Known =
        [.. new[] { "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696A6B6C6D6E6F" }
            .Select(Convert.FromHexString)];

    [Fact]
    public void The_empty_log_has_the_hash_of_nothing_as_root() =>
        Assert.Equal("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=", TreeHasher.EmptyRoot.ToString());

    [Fact]
    public void Eight_known_entries_have_the_root_that_is_known()
    {
        Assert.Equal("5DC9DA79A70659A9AD559CB701DED9A2AB9D823AAD2F4960CFE370EFF4604328", Hex(EdgeOver(Known).Root()));
        Assert.Equal(NaiveTree.Root(Known), EdgeOver(Known).Root());
    }

    [Fact]
    public void The_right_edge_has_the_root_of_the_definition_at_every_size()
    {
        var entries = Enumerable.Range(0, 700).Select(number => TestLog.Entry(number)).ToArray();
        var edge = new RightEdge(0);
        for (var size = 0; size < entries.Length; size++)
        {
            if (size % 7 == 0 || size % 256 < 2)
            {
                Assert.Equal(NaiveTree.Root(entries.AsSpan(0, size)), edge.Root());
            }

            Add(edge, entries[size]);
        }
    }

    [Fact]
    public async Task Every_inclusion_and_consistency_proof_of_a_small_log_verifies_and_no_altered_one_does()
    {
        for (var size = 1; size <= 40; size++)
        {
            var source = SourceOf(size, out var root);
            var reader = new LogReader(source, size);
            for (var index = 0; index < size; index++)
            {
                var leaf = TreeHasher.Leaf(TestLog.Entry(index));
                var path = await reader.ProveInclusionAsync(index, default);
                Assert.True(InclusionProof.Verify(index, size, leaf, path, root));
                Assert.False(InclusionProof.Verify(index, size, TreeHasher.Leaf(TestLog.Entry(index + 1)), path, root));
                Assert.False(InclusionProof.Verify(index, size, leaf, [.. path, leaf], root));
                Assert.False(InclusionProof.Verify(index, size + 64, leaf, path, root));

                _ = SourceOf(index, out var oldRoot);
                var proof = await reader.ProveConsistencyAsync(index, default);
                Assert.True(ConsistencyProof.Verify(index, size, oldRoot, root, proof));
                Assert.False(ConsistencyProof.Verify(index, size, root, oldRoot, proof) && root != oldRoot);
                Assert.False(ConsistencyProof.Verify(index, size, oldRoot, root, [.. proof, leaf]));
            }
        }
    }

    [Fact]
    public void Proofs_verify_at_any_pair_of_sizes()
    {
        const int Largest = 70_000;
        var source = SourceOf(Largest, out _);
        Prop.ForAll(Gen.Choose(1, Largest).Two().ToArbitrary(), sizes =>
        {
            var (oldSize, size) = (Math.Min(sizes.Item1, sizes.Item2), Math.Max(sizes.Item1, sizes.Item2));
            var reader = new LogReader(source, size);
            var root = Now(reader.HashOfAsync(0, size, default));
            var oldRoot = Now(new LogReader(source, oldSize).HashOfAsync(0, oldSize, default));
            var index = oldSize - 1;
            return ConsistencyProof.Verify(oldSize, size, oldRoot, root, Now(reader.ProveConsistencyAsync(oldSize, default)))
                && InclusionProof.Verify(
                    index, size, TreeHasher.Leaf(TestLog.Entry(index)), Now(reader.ProveInclusionAsync(index, default)), root);
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData(1234067, 256, "tile/entries/x001/x234/067")]
    [InlineData(0, 256, "tile/entries/000")]
    [InlineData(0, 1, "tile/entries/000.p/1")]
    [InlineData(999, 255, "tile/entries/999.p/255")]
    [InlineData(1000, 256, "tile/entries/x001/000")]
    public void Bundles_have_the_paths_of_the_specification(long index, int width, string path) =>
        Assert.Equal(path, TilePath.Bundle(index, width));

    [Fact]
    public void Seventy_thousand_entries_have_the_tiles_of_the_specification()
    {
        Assert.Equal([256, 112], [TilePath.WidthAt(70_000, 0, 272), TilePath.WidthAt(70_000, 0, 273)]);
        Assert.Equal([256, 17], [TilePath.WidthAt(70_000, 1, 0), TilePath.WidthAt(70_000, 1, 1)]);
        Assert.Equal([1, 0], [TilePath.WidthAt(70_000, 2, 0), TilePath.WidthAt(70_000, 3, 0)]);
    }

    // The source is in memory, so that every task is complete when it is returned.
    private static T Now<T>(ValueTask<T> task) => task.GetAwaiter().GetResult();

    private static string Hex(TreeHash hash)
    {
        var bytes = new byte[TreeHash.Length];
        hash.CopyTo(bytes);
        return Convert.ToHexString(bytes);
    }

    private static RightEdge EdgeOver(IEnumerable<byte[]> entries)
    {
        var edge = new RightEdge(0);
        foreach (var entry in entries)
        {
            Add(edge, entry);
        }

        return edge;
    }

    private static void Add(RightEdge edge, byte[] entry)
    {
        var leaf = new byte[TreeHash.Length];
        TreeHasher.Leaf(entry).CopyTo(leaf);
        edge.Add(entry, leaf);
    }

    private static MemorySource SourceOf(int size, out TreeHash root)
    {
        var edge = EdgeOver(Enumerable.Range(0, size).Select(number => TestLog.Entry(number)));
        root = edge.Root();
        return new MemorySource([.. edge.Finished, .. edge.Partials()]);
    }
}
