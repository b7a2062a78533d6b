using System.Text;
using Caveat.Agreements;
using Caveat.Agreements.Drafting;
using Caveat.Agreements.History;
using Caveat.Agreements.Reading;
using Caveat.Signing.Parties;

namespace Caveat.Gateway.Tests.Hosting;

/// <summary>Agreements of the tests' own, signed by keys of this run.</summary>
internal static class SignedText
{
    private const string Unknown = "sha256:0000000000000000000000000000000000000000000000000000000000000000";

    private static readonly Dictionary<string, PartyPrivateKey> Keys = new[] { "alliance", "vendor", "ministry" }.ToDictionary(party => party, _ => PartyPrivateKey.Generate());

    /// <summary>About everyone on the network: version 1 in March, version 2 from April on.</summary>
    public static AgreementHistory Alliance { get; } = Sign(AllianceText(1, "2026-03-01", "unmarked prose"), AllianceText(2, "2026-04-01", "amended prose"));

    /// <summary>What the nation FRA adds for its people.</summary>
    public static AgreementHistory France { get; } = Sign("""
        ---
        agreement: france
        version: 1
        in-force: 2026-03-01T00:00:00Z
        applies-to: nations FRA
        overlay: yes
        ---
        # What a nation adds

        ## 1. Parties

        ### 1.1 Parties

        The ministry signs.

        | party | role | key | signs |
        |---|---|---|---|
        | ministry | answers for the nation's people | unenrolled | required |

        | network | name |
        |---|---|
        | office-network | The office network |

        ## 2. Where

        ### 2.1 Network

        A lower ceiling.

        ```rule
        scope: network office-network
        ceiling: NATO UNCLASSIFIED
        enforcement: detected
        ```

        ### 2.2 No weapons

        No weapons that choose for themselves.

        ```rule
        forbid: use autonomous-weapons
        when detected: refuse
        enforcement: detected
        ```
        """);

    private static string AllianceText(int version, string from, string prose) => $"""
        ---
        agreement: alliance
        version: {version}
        {(version == 1 ? "" : $"amends: {Unknown}\n")}in-force: {from}T00:00:00Z
        languages: en, fr
        ---
        # Agreement of the alliance

        ## 1. Parties and words

        ### 1.1 Parties

        Who signs, with {prose}.

        | party | role | key | signs |
        |---|---|---|---|
        | alliance | operates the network | unenrolled | required |
        | vendor | supplies models | unenrolled | required |

        #### fr Parties prenantes

        Qui signe : le tableau ci-dessus.

        ### 1.2 Register

        What the clauses mean.

        | network | name |
        |---|---|
        | office-network | The office network |

        | organisation | name | kind | nation | parent |
        |---|---|---|---|---|
        | headquarters | Headquarters | headquarters | BEL | - |
        | ministry | Ministry | ministry | FRA | - |
        | ministry-lab | Laboratory of the ministry | ministry | FRA | ministry |
        | ministry-spies | Intelligence bureau of the ministry | intelligence | FRA | ministry |

        | vendor | name |
        |---|---|
        | self-hosted | The network's own machines |
        | built-in | The quoting provider |

        | purpose | description |
        |---|---|
        | staff-work | Work of an office |
        | application-development | Building applications |
        | targeting | Choosing targets |

        #### fr Registre

        Ce que désignent les clauses.

        ## 2. Rules

        ### 2.1 Network and ceiling

        Nothing above the ceiling enters.

        #### fr Réseau et plafond

        Rien n'entre au-dessus du plafond.

        ```rule
        scope: network office-network
        ceiling: NATO RESTRICTED
        enforcement: detected
        ```

        ### 2.2 Organisations

        These may ask.

        #### fr Organismes

        Ceux-ci peuvent demander.

        ```rule
        permit: organisations headquarters, ministry
        enforcement: enforced
        ```

        ### 2.3 No intelligence agency

        These may not.

        #### fr Pas de service de renseignement

        Ceux-ci ne le peuvent pas.

        ```rule
        exclude: organisations of kind intelligence
        enforcement: enforced
        ```

        ### 2.4 Nations

        Of these nations.

        #### fr Nations

        De ces nations.

        ```rule
        permit: nations BEL, FRA
        enforcement: enforced
        ```

        ### 2.5 Purposes

        For these ends.

        #### fr Finalités

        À ces fins.

        ```rule
        permit: purposes staff-work, application-development
        enforcement: attested
        ```

        ### 2.6 Vendors

        From these.

        #### fr Fournisseurs

        De ceux-ci.

        ```rule
        permit: vendors self-hosted, built-in
        enforcement: enforced
        ```

        ### 2.7 Good faith

        The parties keep their word.

        #### fr Bonne foi

        Les parties tiennent parole.

        """;

    private static AgreementHistory Sign(params string[] texts)
    {
        List<SignedAgreement> versions = [];
        foreach (var text in texts)
        {
            var draft = Encoding.UTF8.GetBytes(text);
            var parties = Parse(draft).Parties.ToDictionary(party => party.Id, party => Keys[party.Id.Value]);
            var enrolled = AgreementDraft.Enrol(
                draft, "draft.md", parties.ToDictionary(pair => pair.Key, pair => pair.Value.PublicKey), versions is [.., var last] ? last.Agreement.Digest : null);
            var document = enrolled is EnrolResult.Enrolled done ? done.Document : throw new InvalidOperationException(string.Join('\n', ((EnrolResult.Rejected)enrolled).Errors));
            versions.Add(parties.Values.Aggregate(SignedAgreement.Wrap(Parse(document), "v.dsse.json"), (signed, key) => signed.Sign(key)));
        }

        return AgreementHistory.Verify(versions) switch
        {
            HistoryResult.Loaded loaded => loaded.History,
            var rejected => throw new InvalidOperationException(string.Join('\n', ((HistoryResult.Rejected)rejected).Errors)),
        };
    }

    private static Agreement Parse(ReadOnlyMemory<byte> document) => AgreementReader.Read(document, "draft.md") switch
    {
        ReadResult.Parsed parsed => parsed.Agreement,
        var rejected => throw new InvalidOperationException(string.Join('\n', ((ReadResult.Rejected)rejected).Errors)),
    };
}
