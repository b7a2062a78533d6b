using System.Runtime.InteropServices;

namespace Caveat.Labels.Documents;

/// <summary>A stream over content that is in memory, without a copy where the memory is an array.</summary>
internal static class PartStream
{
    public static MemoryStream Over(ReadOnlyMemory<byte> content) =>
        MemoryMarshal.TryGetArray(content, out var segment)
            ? new MemoryStream(segment.Array!, segment.Offset, segment.Count, writable: false)
            : new MemoryStream(content.ToArray(), writable: false);
}
