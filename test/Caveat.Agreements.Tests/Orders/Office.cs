using System.Text;
using Caveat.Agreements.Orders;
using Caveat.Agreements.Reading;
using Caveat.Agreements.Waivers;
using Caveat.Signing.Parties;

namespace Caveat.Agreements.Tests.Orders;

/// <summary>An agreement with authorities and people, and orders and waivers under it; tests break one of them in one place.</summary>
internal static class Office
{
    public static readonly PartyPrivateKey Ann = PartyPrivateKey.Generate();
    public static readonly PartyPrivateKey Bob = PartyPrivateKey.Generate();
    public static readonly PartyPrivateKey Judge = PartyPrivateKey.Generate();
    public static readonly PartyPrivateKey Minister = PartyPrivateKey.Generate();
    public static readonly PartyPrivateKey Clerk = PartyPrivateKey.Generate();
    public static readonly DateTimeOffset Now = new(2026, 3, 5, 12, 0, 30, TimeSpan.Zero);

    public const string OrderText = """
        ---
        order: end-of-vendor
        agreement: test
        authority: oversight-office
        issued: 2026-03-05T12:00:00Z
        expires: 2026-03-20T00:00:00Z
        ---
        # Order to end the use of the vendor

        The vendor is not used any more.

        ## Grounds

        They are stated elsewhere.

        ```order
        terminate: vendor vendor
        from: 2026-03-06T00:00:00Z
        stop: 2026-09-06T00:00:00Z
        in flight: finish
        substitute: vendor local
        ```

        """;

    public const string WaiverText = """
        ---
        waiver: w-1
        agreement: test
        clause: 9
        signer: minister
        from: 2026-03-05T00:00:00Z
        until: 2026-03-25T00:00:00Z
        ---
        # Waiver of the prohibition for the exercise

        The exercise needs it.

        ```waiver
        when: organisations office
        and: purposes staff-work
        ```

        """;

    public static readonly string AgreementText = Document.Minimal
        .Replace("| vendor | The vendor |", "| vendor | The vendor |\n| local | The local one |", StringComparison.Ordinal)
        .Replace("## 1. Network", $"""
            | authority | name | may | needs |
            |---|---|---|---|
            | oversight-office | Oversight | terminate suspend reinstate supersede | 2 |
            | court | The court | stay reinstate | 1 |
            | ministry | The ministry | waive | 1 |

            | person | name | rank | authority | key |
            |---|---|---|---|---|
            | ann | Ann | - | oversight-office | {Ann.PublicKey} |
            | bob | Bob | - | oversight-office | {Bob.PublicKey} |
            | judge | The judge | - | court | {Judge.PublicKey} |
            | minister | The minister | minister | ministry | {Minister.PublicKey} |
            | clerk | A clerk | clerk | ministry | {Clerk.PublicKey} |

            ## 1. Network
            """, StringComparison.Ordinal)
        + "## 9. More\nMore text.\n\n```rule\nforbid: use spying\nwhen detected: refuse\nwaiver: by ministry of rank minister, for at most 30 days, notice within 3 days\nenforcement: detected\n```\n";

    public static readonly Agreement Agreement = Samples.Parse(AgreementText);

    public static Order Order(string text) => OrderReader.Read(Encoding.UTF8.GetBytes(text), "order.md") switch
    {
        DocumentResult<Order>.Parsed parsed => parsed.Document,
        DocumentResult<Order>.Rejected rejected => throw new InvalidOperationException(string.Join('\n', rejected.Errors)),
        _ => throw new InvalidOperationException(),
    };

    public static Waiver Waiver(string text) => WaiverReader.Read(Encoding.UTF8.GetBytes(text), "waiver.md") switch
    {
        DocumentResult<Waiver>.Parsed parsed => parsed.Document,
        DocumentResult<Waiver>.Rejected rejected => throw new InvalidOperationException(string.Join('\n', rejected.Errors)),
        _ => throw new InvalidOperationException(),
    };

    public static SignedOrder Sign(Order order, params PartyPrivateKey[] keys) =>
        keys.Aggregate(SignedOrder.Wrap(order, "order.dsse.json"), (signed, key) => signed.Sign(key));

    public static SignedWaiver Sign(Waiver waiver, params PartyPrivateKey[] keys) =>
        keys.Aggregate(SignedWaiver.Wrap(waiver, "waiver.dsse.json"), (signed, key) => signed.Sign(key));

    public static string With(this string text, string old, string replacement) =>
        text.Contains(old, StringComparison.Ordinal)
            ? text.Replace(old, replacement, StringComparison.Ordinal)
            : throw new ArgumentException($"\"{old}\" is not there.", nameof(old));
}
