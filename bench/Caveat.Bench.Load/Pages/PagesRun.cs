using System.Text.Json;
using Caveat.Bench.Load.Content;
using Caveat.Bench.Load.Driving;
using Caveat.Bench.Load.Measuring;

namespace Caveat.Bench.Load.Pages;

/// <summary>The assistant under many readers, and the gateway under as many programs, in turn.</summary>
/// <remarks>
/// 1. The readers are registered, sign in with the codes that the server prints, and accept the agreement. 2. A round that is thrown away.
/// 3. Rounds: all programs, then all readers; the first question of a reader opens a conversation, each other one follows in it.
/// 4. What a reader waits for when there is much to show.
/// </remarks>
internal sealed class PagesRun(PagesPlan plan, TimedVendor vendor, TextWriter output)
{
    private const int SignInsAtOnce = 4;

    private static readonly TimeSpan Ramp = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    private readonly TimedAnswer[] _answers = new TimedAnswer[plan.Readers];

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = plan.Server, Timeout = Timeout.InfiniteTimeSpan };
        var visitors = Enumerable.Range(0, plan.Readers).Select(i => new Visitor(plan.Server, $"reader-{i:000}")).ToArray();
        try
        {
            var programs = await BeginAsync(http, visitors, cancellationToken);
            await StreamAsync(visitors, programs, cancellationToken);
            if (plan.History > 0)
            {
                await new HistoryRun(visitors[0], vendor, plan.History, output).RunAsync(cancellationToken);
            }
        }
        finally
        {
            Array.ForEach(visitors, visitor => visitor.Dispose());
        }
    }

    private async Task<Caller[]> BeginAsync(HttpClient http, Visitor[] visitors, CancellationToken cancellationToken)
    {
        await PagesTable.TimeAsync(output, "first page after the start (sign-in)", visitors[0], () => visitors[0].OpenAsync("/sign-in", cancellationToken));
        string operatorKey = OperatorKey();
        var programs = new Caller[visitors.Length];
        var codes = new IssuedCodes(plan.Log);
        await Parallel.ForAsync(0, visitors.Length, new ParallelOptions { MaxDegreeOfParallelism = SignInsAtOnce, CancellationToken = cancellationToken }, async (i, stop) =>
        {
            programs[i] = await Caller.RegisterAsync(http, operatorKey, visitors[i].Name, stop);
            await visitors[i].SignInAsync(codes, stop);
        });
        return programs;
    }

    private async Task StreamAsync(Visitor[] visitors, Caller[] programs, CancellationToken cancellationToken)
    {
        output.WriteLine(PagesTable.Head);
        for (int round = 0; round <= plan.Rounds; round++)
        {
            string name = round == 0 ? "warm-up" : $"round {round}";
            await MeterAsync($"{name}, gateway alone", (question, i) => programs[i].FollowAsync(question, _answers[i], cancellationToken), cancellationToken);
            await MeterAsync($"{name}, pages", (question, i) => ReadAsync(visitors[i], question, _answers[i], isFirst: round < 2, cancellationToken), cancellationToken);
        }
        await Task.Delay(Rest, cancellationToken);
        output.WriteLine($"| {Rest.TotalSeconds:0} s after the last answer: {PagesTable.Mebibytes(ProcessTree.Read(plan.Process).ResidentBytes)} MiB resident |");
    }

    private async Task MeterAsync(string name, Func<string, int, Task> follow, CancellationToken cancellationToken)
    {
        var questions = new string[plan.Readers];
        for (int i = 0; i < plan.Readers; i++)
        {
            (questions[i], _answers[i]) = vendor.Next();
        }
        var meter = new RoundMeter(plan.Process, vendor);
        var result = await meter.RunAsync(name, plan.Readers, Ramp, i => _answers[i], i => follow(questions[i], i), cancellationToken);
        output.WriteLine(PagesTable.Row(result));
        await Task.Delay(Rest / 5, cancellationToken);
    }

    private static async Task ReadAsync(Visitor visitor, string question, TimedAnswer answer, bool isFirst, CancellationToken cancellationToken)
    {
        string address = isFirst
            ? await visitor.BeginAsync(question, BenchText.PacedModel, cancellationToken)
            : await visitor.AskAsync(question, BenchText.PacedModel, cancellationToken);
        await visitor.FollowAsync(address, answer, PagedText.Of(answer.Number), cancellationToken);
    }

    private string OperatorKey()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(plan.Demonstration));
        foreach (var caller in file.RootElement.GetProperty("callers").EnumerateArray())
        {
            if (caller.GetProperty("name").GetString() == "operator")
            {
                return caller.GetProperty("key").GetString()!;
            }
        }
        throw new BenchFailureException($"'{plan.Demonstration}' has no operator.");
    }
}
