using Caveat.Agreements;
using Caveat.Agreements.History;

namespace Caveat.Cli.Analysis.Publication;

/// <summary>What an annex says around the signed text, in English or French.</summary>
internal sealed record AnnexWords
{
    public static AnnexWords English { get; } = new()
    {
        Language = Language.English,
        Annex = "Annex",
        Draft = "Draft: nobody has signed this text",
        Incomplete = "Not all the signatures that this text needs are there",
        Agreement = "Agreement",
        Version = "Version",
        Amends = "Amends",
        InForce = "In force",
        From = "from",
        Until = "until",
        NoEnd = "without end",
        AppliesTo = "Applies to",
        YieldsTo = "Yields to",
        Overlay = "Overlay",
        OverlayMeaning = "It restricts what another agreement permits and permits nothing alone.",
        Threshold = "Signatures needed",
        Hash = "SHA-256 of the signed bytes",
        Signatures = "Signatures",
        Party = "Party",
        Role = "Role",
        Key = "Fingerprint of the key (SHA-256)",
        State = "Signature",
        States = ["missing", "does not verify", "verified"],
        Required = "required",
        Optional = "optional",
        Labels = "How each clause is kept",
        LabelNames = ["stated", "attested", "detected", "enforced"],
        LabelMeanings =
        [
            "No machine acts on the clause; its words bind the parties.",
            "Someone declares it and answers for it; a machine compares what was declared.",
            "A program looks for it, with a measured rate of finding it; what is found is refused or reviewed.",
            "It cannot happen: the gateway compares names and lets nothing else through.",
        ],
        Text = "The agreement",
        TextNote = "The text that the parties sign, whole and in its order. Beside each rule stands what it means in words; of the two the rule is what the gateway executes, and the signed bytes hold the rule.",
        InWords = "In words",
        Rule = "Rule",
        Verify = "How to verify this annex",
        Page = "page",
        Of = "of",
    };

    public static AnnexWords French { get; } = new()
    {
        Language = Language.French,
        Annex = "Annexe",
        Draft = "Projet\u00a0: personne n’a signé ce texte",
        Incomplete = "Les signatures nécessaires à ce texte n’y sont pas toutes",
        Agreement = "Accord",
        Version = "Version",
        Amends = "Modifie",
        InForce = "En vigueur",
        From = "à partir du",
        Until = "jusqu’au",
        NoEnd = "sans terme",
        AppliesTo = "S’applique à",
        YieldsTo = "Cède à",
        Overlay = "Superposé",
        OverlayMeaning = "Il restreint ce qu’un autre accord autorise et n’autorise rien à lui seul.",
        Threshold = "Signatures nécessaires",
        Hash = "SHA-256 des octets signés",
        Signatures = "Signatures",
        Party = "Partie",
        Role = "Rôle",
        Key = "Empreinte de la clé (SHA-256)",
        State = "Signature",
        States = ["manquante", "non vérifiée", "vérifiée"],
        Required = "requise",
        Optional = "facultative",
        Labels = "Comment chaque clause est tenue",
        LabelNames = ["énoncée", "attestée", "détectée", "imposée"],
        LabelMeanings =
        [
            "Aucune machine n’agit sur la clause\u00a0; ses mots engagent les parties.",
            "Quelqu’un le déclare et en répond\u00a0; une machine compare ce qui fut déclaré.",
            "Un programme le cherche, avec un taux de détection mesuré\u00a0; ce qui est trouvé est refusé ou relu.",
            "Cela ne peut arriver\u00a0: la passerelle compare des noms et ne laisse rien passer d’autre.",
        ],
        Text = "L’accord",
        TextNote = "Le texte que les parties signent, entier et dans son ordre. Près de chaque règle se trouve son sens en mots\u00a0; des deux, c’est la règle que la passerelle exécute, et les octets signés contiennent la règle.",
        InWords = "En mots",
        Rule = "Règle",
        Verify = "Comment vérifier cette annexe",
        Page = "page",
        Of = "sur",
    };

    public required Language Language { get; init; }

    public required string Annex { get; init; }

    public required string Draft { get; init; }

    public required string Incomplete { get; init; }

    public required string Agreement { get; init; }

    public required string Version { get; init; }

    public required string Amends { get; init; }

    public required string InForce { get; init; }

    public required string From { get; init; }

    public required string Until { get; init; }

    public required string NoEnd { get; init; }

    public required string AppliesTo { get; init; }

    public required string YieldsTo { get; init; }

    public required string Overlay { get; init; }

    public required string OverlayMeaning { get; init; }

    public required string Threshold { get; init; }

    public required string Hash { get; init; }

    public required string Signatures { get; init; }

    public required string Party { get; init; }

    public required string Role { get; init; }

    public required string Key { get; init; }

    public required string State { get; init; }

    /// <summary>By <see cref="SignatureState"/>.</summary>
    public required string[] States { get; init; }

    public required string Required { get; init; }

    public required string Optional { get; init; }

    public required string Labels { get; init; }

    /// <summary>By <see cref="Enforcement"/>.</summary>
    public required string[] LabelNames { get; init; }

    public required string[] LabelMeanings { get; init; }

    public required string Text { get; init; }

    public required string TextNote { get; init; }

    public required string InWords { get; init; }

    public required string Rule { get; init; }

    public required string Verify { get; init; }

    public required string Page { get; init; }

    public required string Of { get; init; }

    public static AnnexWords In(Language language) => language == Language.French ? French : English;
}
