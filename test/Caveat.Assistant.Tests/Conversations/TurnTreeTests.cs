using Caveat.Assistant.Conversations;
using Caveat.Assistant.Storage;
using FsCheck;
using FsCheck.Fluent;

namespace Caveat.Assistant.Tests.Conversations;

public sealed class TurnTreeTests
{
    private static readonly string[] Ids = [.. Enumerable.Range(0, 64).Select(_ => RowId.New().Value)];

    /// <summary>A tree in which each number chooses the parent of the next turn among those before it; negative ones begin anew.</summary>
    private static TurnRow[] Grow(int[] choices) =>
    [
        .. choices.Take(Ids.Length).Select((choice, index) => new TurnRow
        {
            Id = Ids[index],
            Conversation = Ids[0],
            Parent = index == 0 || choice < 0 ? null : Ids[choice % index],
            Number = index + 1,
            State = TurnState.Done,
        }),
    ];

    [Fact]
    public void A_branch_leads_from_a_first_turn_to_its_leaf_parent_by_parent() => Prop.ForAll<int[]>(choices =>
    {
        var rows = Grow(choices);
        var tree = new TurnTree(rows.Reverse());
        return rows.All(leaf => tree.BranchTo(leaf.Id) is var branch
            && branch[0].Parent is null && branch[^1].Id == leaf.Id && branch.Zip(branch.Skip(1)).All(pair => pair.Second.Parent == pair.First.Id));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_newest_turn_under_one_is_the_last_whose_branch_leads_through_it() => Prop.ForAll<int[]>(choices =>
    {
        var rows = Grow(choices);
        var tree = new TurnTree(rows);
        return rows.All(top => tree.NewestUnder(top.Id) == rows.Last(row => tree.BranchTo(row.Id).Any(turn => turn.Id == top.Id)).Id);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Siblings_are_counted_in_their_order_and_point_at_each_other() => Prop.ForAll<int[]>(choices =>
    {
        var rows = Grow(choices);
        var tree = new TurnTree(rows);
        return rows.GroupBy(row => row.Parent).All(siblings => siblings.Select((row, index) => (row, index)).All(at =>
        {
            var shown = tree.Place(at.row, null!);
            var all = siblings.ToArray();
            return shown.Branch == at.index + 1 && shown.Branches == all.Length
                && shown.Before?.Value == all.ElementAtOrDefault(at.index - 1)?.Id && shown.After?.Value == all.ElementAtOrDefault(at.index + 1)?.Id;
        }));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_circle_that_a_hand_wrote_ends()
    {
        TurnRow[] rows =
        [
            new() { Id = Ids[0], Conversation = Ids[0], Parent = Ids[1], Number = 1, State = TurnState.Done },
            new() { Id = Ids[1], Conversation = Ids[0], Parent = Ids[0], Number = 2, State = TurnState.Done },
        ];
        var tree = new TurnTree(rows);
        Assert.Equal(2, tree.BranchTo(Ids[1]).Count);
        Assert.Equal(Ids[1], tree.NewestUnder(Ids[0]));
    }

    [Fact]
    public void A_turn_that_waits_is_no_branch_yet()
    {
        TurnRow[] rows =
        [
            new() { Id = Ids[0], Conversation = Ids[0], Number = 1, State = TurnState.Streaming },
            new() { Id = Ids[1], Conversation = Ids[0], Parent = Ids[0], Number = 2, State = TurnState.Queued },
        ];
        Assert.Empty(new TurnTree(rows).BranchTo(Ids[1]));
        Assert.Equal(Ids[0], new TurnTree(rows).NewestUnder(Ids[0]));
    }
}
