namespace Caveat.Labels.Documents.Compound;

/// <summary>A storage of a compound file: a folder of streams and storages.</summary>
internal sealed record CompoundStorage(string Name, IReadOnlyList<CompoundStream> Streams, IReadOnlyList<CompoundStorage> Storages)
{
    public CompoundStream? Stream(string name) => Streams.FirstOrDefault(stream => stream.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    public CompoundStorage? Storage(string name) => Storages.FirstOrDefault(storage => storage.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
