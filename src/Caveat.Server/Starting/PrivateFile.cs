namespace Caveat.Server.Starting;

/// <summary>Writes files that only the gateway's own account may read.</summary>
internal static class PrivateFile
{
    /// <summary>Replaces the file whole.</summary>
    /// <remarks>A crash leaves the old file or the new one, and perhaps a temporary file beside it that the next write replaces.</remarks>
    public static void Write(string file, string text)
    {
        var folder = Path.GetDirectoryName(file)!;
        Directory.CreateDirectory(folder);
        var temporary = file + ".new";
        File.Delete(temporary);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var stream = new FileStream(temporary, options))
        {
            stream.Write(System.Text.Encoding.UTF8.GetBytes(text));
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, file, overwrite: true);
    }
}
