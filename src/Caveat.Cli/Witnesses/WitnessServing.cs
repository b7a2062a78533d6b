using System.Net;
using Caveat.Cli.Logs;
using Caveat.Ledger;
using Caveat.Ledger.Witnesses;
using Caveat.Signing.Notes;

namespace Caveat.Cli.Witnesses;

/// <summary>The command <c>caveat witness serve</c>.</summary>
internal static class WitnessServing
{
    private const int MaxKeyBytes = 4096;

    public static async Task<int> RunAsync(
        IReadOnlyList<string> logs, string keyFile, string folder, string url, TimeProvider time, Printer printer, CancellationToken cancellationToken)
    {
        List<NoteVerifier> keys = [];
        foreach (var text in logs)
        {
            if (!LogKey.TryRead(text, out var key, out var problem))
            {
                return printer.Unusable(problem);
            }

            keys.Add(key.Verifier);
        }

        if (!File.Exists(keyFile) || new FileInfo(keyFile).Length > MaxKeyBytes || !CosignatureSigner.TryParse(File.ReadAllText(keyFile).Trim(), out var signer))
        {
            return printer.Unusable($"The file '{keyFile}' does not hold a witness's private key; make one with 'caveat witness key'.");
        }

        using (signer)
        {
            try
            {
                using var witness = LogWitness.Open(new LogWitnessOptions { Directory = folder, Signer = signer, Logs = keys, TimeProvider = time });
                using var server = new WitnessServer(witness, url, time, sentence => printer.Warn(sentence));
                server.Start();
                printer.Say(
                    new LogAnswer { Result = "serving", Key = signer.Verifier.ToString(), Location = server.Prefix },
                    $"The witness '{signer.Verifier.Name}' listens at {server.Prefix} for {string.Join(" and ", keys.Select(key => $"'{key.Name}'"))}. Ctrl+C stops it.",
                    "Line for the policies of those who ask it, with the address by which they reach it:",
                    $"witness {signer.Verifier.Name} {signer.Verifier} {server.Prefix}");
                await server.RunAsync(cancellationToken);
                return ExitCode.Verified;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or LedgerCorruptException)
            {
                return printer.Unusable(exception.Message);
            }
            catch (Exception exception) when (exception is HttpListenerException or ArgumentException)
            {
                return printer.Unusable($"The witness cannot listen at '{url}': {exception.Message} Give an address such as http://127.0.0.1:7300/.");
            }
        }
    }
}
