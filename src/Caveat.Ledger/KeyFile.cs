using System.Text;
using Caveat.Signing.Notes;

namespace Caveat.Ledger;

/// <summary>The file <c>log.vkey</c>: the verifier key and a newline.</summary>
internal static class KeyFile
{
    public static byte[] Format(NoteVerifier key) => Encoding.UTF8.GetBytes(key + "\n");
}
