namespace Caveat.Gateway.Storage;

/// <summary>How files are made that only the gateway's own account may read: with mode 600 from their first byte.</summary>
internal static class PrivateMode
{
    public static FileStreamOptions Options(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }
}
