using Xunit;

namespace Caveat.Signing.Tests;

/// <summary>Public vectors that lie beside the repository on some machines; tests that need them skip where they do not.</summary>
internal static class SharedVectors
{
    public static byte[] Read(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Caveat.slnx")))
        {
            folder = folder.Parent;
        }

        var file = Path.Combine(folder?.FullName ?? "", "..", "shared", "vectors", name);
        Assert.SkipUnless(File.Exists(file), $"The public vectors '{name}' are not beside the repository (../shared/vectors/{name}).");
        return File.ReadAllBytes(file);
    }
}
