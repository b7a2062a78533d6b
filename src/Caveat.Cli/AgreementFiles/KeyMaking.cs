using Caveat.Agreements;
using Caveat.Signing.Parties;

namespace Caveat.Cli.AgreementFiles;

/// <summary><c>caveat agreement key</c></summary>
internal static class KeyMaking
{
    public static int Run(string party, string file, Report report)
    {
        if (!PartyId.TryParse(party, out _))
        {
            throw new UnreadableException($"\"{party}\" cannot be the id of a party or a person: use lower-case letters, digits and hyphens, as in the agreement.");
        }

        using var key = PartyPrivateKey.Generate();
        InputFiles.Try(file, () =>
        {
            key.Save(file);
            return true;
        });
        var answer = new KeyAnswer { Party = party, File = file, Key = key.PublicKey.ToString(), Fingerprint = key.PublicKey.Fingerprint };
        return report.Say(answer, AnswerJson.Default.KeyAnswer, valid: true, (_, writer) =>
        {
            // Plain lines: the key must survive copying at any width of the terminal.
            writer.WriteLine($"The private key of \"{party}\" is in {file}: only {party} may have it, and whoever has it signs for {party}.");
            writer.WriteLine($"Public key, for its row of the agreement:         {answer.Key}");
            writer.WriteLine($"Fingerprint, to compare by telephone:             {answer.Fingerprint}");
        });
    }
}
