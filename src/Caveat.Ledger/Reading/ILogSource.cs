namespace Caveat.Ledger.Reading;

/// <summary>A published log folder, wherever it is. Nothing in it is trusted. Thread-safe.</summary>
public interface ILogSource
{
    /// <summary>The folder or address, for messages.</summary>
    string Location { get; }

    /// <summary>Whether files can be listed, and reading waits for a disk and not for a network.</summary>
    bool IsLocal { get; }

    /// <summary>
    /// Reads a file by its name in the log; false when there is none. A file longer than <paramref name="maxBytes"/>, or
    /// a failure to reach the source, is an <see cref="IOException"/>.
    /// </summary>
    ValueTask<bool> TryReadAsync(string path, int maxBytes, LogFileBuffer buffer, CancellationToken cancellationToken);

    /// <summary>The widths of the partial versions that are there of a full tile or bundle; none where that cannot be listed.</summary>
    IReadOnlyList<int> PartialWidths(string fullPath);
}
