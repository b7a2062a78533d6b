using Caveat.Agreements;

namespace Caveat.Cli.Analysis.Publication;

/// <summary>The steps by which anyone finds out, offline, that an annex shows what was signed.</summary>
internal static class AnnexVerification
{
    public static IEnumerable<(string Text, string Command)> Steps(Agreement agreement, bool french)
    {
        var file = $"{agreement.Id}.v{agreement.Version}.dsse.json";
        string Say(string english, string inFrench) => french ? inFrench : english;
        return
        [
            (Say(
                "Get the signed agreement from a party: an envelope (DSSE 1.0.2) that holds the text byte for byte, and the signatures (ECDSA on P-384 with SHA-384).",
                "Obtenez d’une partie l’accord signé\u00a0: une enveloppe (DSSE 1.0.2) qui contient le texte octet par octet, et les signatures (ECDSA sur P-384 avec SHA-384)."), file),
            (Say(
                "Take the hash of its text and compare it with the one at the foot of every page of this annex.",
                "Calculez l’empreinte de son texte et comparez-la à celle qui figure au pied de chaque page de cette annexe."),
                $"jq -r .payload {file} | base64 -d | sha256sum"),
            (Say(
                "Compare the fingerprints of the keys with those that the parties gave you by another way: the keys in a text prove only that it agrees with itself.",
                "Comparez les empreintes des clés à celles que les parties vous ont données par une autre voie\u00a0: les clés d’un texte prouvent seulement qu’il s’accorde avec lui-même."), ""),
            (agreement.Version == 1
                ? Say("Verify the signatures.", "Vérifiez les signatures.")
                : Say(
                    $"Verify the signatures with all versions from 1 to {agreement.Version}: an amendment needs the parties of the version that it amends, too.",
                    $"Vérifiez les signatures avec toutes les versions de 1 à {agreement.Version}\u00a0: une modification demande aussi les parties de la version qu’elle modifie."),
                $"caveat agreement verify {(agreement.Version == 1 ? file : $"{agreement.Id}/")}"),
            (Say(
                "Make this annex again from the signed agreement: the same file comes out, byte for byte.",
                "Refaites cette annexe à partir de l’accord signé\u00a0: le même fichier en sort, octet par octet."),
                $"caveat agreement publish {file} --out annex.html"),
        ];
    }
}
