using Caveat.Cli.Scans;
using Xunit;

namespace Caveat.Cli.Tests.Scans;

public sealed class OrderedWorkTests
{
    [Fact]
    public async Task Results_come_in_the_order_of_the_items_also_when_the_first_is_the_last_to_finish()
    {
        using var othersDone = new CountdownEvent(49);
        var taken = new List<string>();

        await OrderedWork.RunAsync<int, string>(
            [.. Enumerable.Range(0, 50)],
            workers: 2,
            (item, cancellationToken) =>
            {
                if (item == 0)
                {
                    othersDone.Wait(cancellationToken);
                }
                else
                {
                    othersDone.Signal();
                }
                return $"{item}";
            },
            taken.AddRange,
            default);

        Assert.Equal(Enumerable.Range(0, 50).Select(item => $"{item}"), taken);
    }

    [Fact]
    public async Task Workers_do_not_run_ahead_of_a_slow_item_without_bound()
    {
        // Two windows of 64, one place of which the slow item holds.
        const int Bound = 127;
        using var atBound = new CountdownEvent(Bound);
        using var beyond = new ManualResetEventSlim();
        var ranBeyond = true;

        await OrderedWork.RunAsync<int, string>(
            [.. Enumerable.Range(0, 1_000)],
            workers: 2,
            (item, cancellationToken) =>
            {
                if (item == 0)
                {
                    atBound.Wait(cancellationToken);
                    ranBeyond = beyond.Wait(200, cancellationToken);
                }
                else if (item <= Bound)
                {
                    atBound.Signal();
                }
                else
                {
                    beyond.Set();
                }
                return "";
            },
            _ => { },
            default);

        Assert.False(ranBeyond);
    }

    [Fact]
    public async Task Nothing_is_done_with_nothing() =>
        await OrderedWork.RunAsync<int, string>([], 4, (_, _) => "", _ => Assert.Fail("There is nothing to take."), default);

    [Fact]
    public async Task A_fault_of_the_work_ends_the_run_and_is_told()
    {
        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => OrderedWork.RunAsync<int, string>(
            [.. Enumerable.Range(0, 1_000)], 4, (item, _) => item == 500 ? throw new InvalidOperationException("At 500.") : "", _ => { }, default));

        Assert.Equal("At 500.", fault.Message);
    }

    [Fact]
    public async Task A_run_that_is_stopped_ends_with_all_its_workers()
    {
        using var stop = new CancellationTokenSource();
        var working = 0;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => OrderedWork.RunAsync<int, string>(
            [.. Enumerable.Range(0, 1_000)],
            4,
            (item, _) =>
            {
                Interlocked.Increment(ref working);
                if (item == 10)
                {
                    stop.Cancel();
                }
                Interlocked.Decrement(ref working);
                return "";
            },
            _ => { },
            stop.Token));

        Assert.Equal(0, working);
    }
}
