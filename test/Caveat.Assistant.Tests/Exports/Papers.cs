using Caveat.Assistant.Access;
using Caveat.Assistant.Asking;
using Caveat.Assistant.Conversations;
using Caveat.Assistant.Documents;
using Caveat.Assistant.Exports;
using Caveat.Assistant.Storage;
using Caveat.Assistant.Words;

namespace Caveat.Assistant.Tests.Exports;

/// <summary>A caller, and conversations of theirs, to put on paper.</summary>
internal static class Papers
{
    public static readonly Source Plan = new(1, RowId.New(), "Plan.pdf", RowId.New(), 3, 2, "The convoy moves at dawn.", "NATO UNCLASSIFIED");

    public static readonly Conversation Convoy = new(RowId.New(), "Convoy <b>& escort", DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch);

    public const string Text = "## Findings\n\nThe convoy moves at dawn [1], says [the plan](https://a.example/plan?x=1&y=2).\n\n- first\n  1. inner\n- second\n\n| unit | strength |\n|---|---:|\n| A | 12 |\n\n```\nvar x = 1;\n```\n\n> quoted\n";

    public static SignedIn By(Locale? locale = null) => new(
        OwnerId.Parse(new string('a', 64)),
        new("subject", "Ann Officer", new("staff", "Staff"), "BEL", new("staff-work", "Staff work"), ["caller"], "NATO UNCLASSIFIED"),
        "token",
        locale ?? Locale.English,
        new(new("low", "Low side"), "NATO RESTRICTED", "key", [new("department", 2, "sha256:00", "Agreement on AI", default, null, [], [])]),
        []);

    public static Turn Question(string text, string? label = null) => Turn(Speaker.Person, new() { Text = text, Label = label });

    public static Turn Answer(string text = Text, string? label = "NATO UNCLASSIFIED", TurnState state = TurnState.Done, RefusalView? refusal = null) => Turn(
        Speaker.Assistant,
        new()
        {
            Text = text,
            Label = label,
            Sources = [Plan],
            Model = "quoting-1",
            Vendor = "Example Vendor",
            Receipt = "r-1",
            Agreement = "department",
            AgreementVersion = 2,
            Refusal = refusal,
        },
        state);

    public static Paper OfAnswer(Turn answer, Locale? locale = null) => Writer.Write(By(locale), Convoy, answer, question: null);

    public static Paper OfConversation(params Turn[] turns) =>
        Writer.Write(By(), new OpenConversation(Convoy, [.. turns.Select(turn => new ShownTurn(turn, 1, 1, null, null))], []));

    private static PaperWriter Writer => new(TimeProvider.System);

    private static Turn Turn(Speaker speaker, TurnContent content, TurnState state = TurnState.Done) =>
        new(RowId.New(), Convoy.Id, null, speaker, state, new(2026, 3, 1, 12, 5, 0, TimeSpan.Zero), content);
}
