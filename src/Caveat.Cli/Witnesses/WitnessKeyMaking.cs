using System.Text;
using Caveat.Cli.Logs;
using Caveat.Signing.Notes;

namespace Caveat.Cli.Witnesses;

/// <summary>The command <c>caveat witness key</c>.</summary>
internal static class WitnessKeyMaking
{
    public static int Run(string name, string file, Printer printer)
    {
        CosignatureSigner signer;
        try
        {
            signer = CosignatureSigner.Generate(name);
        }
        catch (ArgumentException)
        {
            return printer.Unusable($"'{name}' cannot be a witness's name: use no spaces and no plus signs, as in 'witness.example/mod-1'.");
        }

        using (signer)
        {
            try
            {
                Save(file, signer.ExportText() + "\n");
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
            {
                return printer.Unusable($"The key cannot be written to '{file}': {exception.Message}");
            }

            return printer.Say(
                new LogAnswer { Result = "made", Key = signer.Verifier.ToString(), File = file },
                $"The private key of '{name}' is in {file}: only the witness may have it.",
                $"Public key, for policies: {signer.Verifier}");
        }
    }

    // Never in place of a file: a witness that loses its key can be used no longer.
    private static void Save(string file, string text)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var stream = new FileStream(file, options);
        stream.Write(Encoding.UTF8.GetBytes(text));
        stream.Flush(flushToDisk: true);
    }
}
