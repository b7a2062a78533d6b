using System.Globalization;
using Caveat.Ledger.Tiles;

namespace Caveat.Ledger.Reading;

/// <summary>A log folder on this machine.</summary>
public sealed class DirectorySource(string directory) : ILogSource
{
    public string Location => directory;

    public bool IsLocal => true;

    public ValueTask<bool> TryReadAsync(
        string path, int maxBytes, LogFileBuffer buffer, CancellationToken cancellationToken) =>
        ValueTask.FromResult(TryRead(Path.Combine(directory, path), maxBytes, buffer));

    public IReadOnlyList<int> PartialWidths(string fullPath)
    {
        var folder = new DirectoryInfo(Path.Combine(directory, TilePath.Partials(fullPath)));
        if (!folder.Exists)
        {
            return [];
        }

        List<int> widths = [];
        foreach (var file in folder.EnumerateFiles())
        {
            if (int.TryParse(file.Name, NumberStyles.None, CultureInfo.InvariantCulture, out var width)
                && width is > 0 and < TilePath.Width)
            {
                widths.Add(width);
            }
        }

        widths.Sort();
        return widths;
    }

    private static bool TryRead(string path, int maxBytes, LogFileBuffer buffer)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        buffer.Clear();
        try
        {
            using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var length = RandomAccess.GetLength(file);
            if (length > maxBytes)
            {
                throw new IOException($"'{path}' has '{length}' bytes, more than the '{maxBytes}' that such a file can have.");
            }

            var rest = buffer.Grow((int)length);
            while (!rest.IsEmpty)
            {
                var count = RandomAccess.Read(file, rest.Span, length - rest.Length);
                if (count == 0)
                {
                    buffer.Shrink(rest.Length);
                    break;
                }

                rest = rest[count..];
            }

            return true;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
    }
}
