using Caveat.Bench.Load.Content;

namespace Caveat.Bench.Load.Pages;

/// <summary>What one person waits for who has written much: a conversation of 500 messages, the others beside it, and a search through all of them.</summary>
internal sealed class HistoryRun(Visitor visitor, TimedVendor vendor, int turns, TextWriter output)
{
    private const int LongConversation = 500;
    private const int ShortConversation = 20;
    private const int Times = 10;
    private const int Tabs = 16;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        string address = await WriteAsync(visitor, LongConversation, cancellationToken);
        string page = address[..address.IndexOf("/answers/", StringComparison.Ordinal)];
        await ShowAsync($"a conversation of {LongConversation} messages, the only long one", () => visitor.OpenAsync(page, cancellationToken));
        await ShowAsync($"the same with all {LongConversation} on the page (for printing)", () => visitor.OpenAsync($"{page}?all=true", cancellationToken));
        int others = (turns - LongConversation) / ShortConversation;
        var options = new ParallelOptions { MaxDegreeOfParallelism = Tabs, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, others, options, async (_, stop) => await WriteAsync(visitor.OpenTab(), ShortConversation, stop));
        await ShowAsync($"the same conversation beside {others} others", () => visitor.OpenAsync(page, cancellationToken));
        await ShowAsync($"search in {turns} messages, nothing found", () => visitor.SearchAsync("zeppelin quartet", cancellationToken));
        await ShowAsync($"search in {turns} messages, 50 found", () => visitor.SearchAsync("carpenters choir", cancellationToken));
    }

    /// <summary>A question and its answer are two messages.</summary>
    private async Task<string> WriteAsync(Visitor tab, int messages, CancellationToken cancellationToken)
    {
        string address = "";
        for (int i = 0; i < messages / 2; i++)
        {
            var (question, answer) = vendor.Next();
            // Short questions: what is measured is reading the history, not sending it.
            question = question[..question.IndexOf('\n')];
            address = i == 0
                ? await tab.BeginAsync(question, BenchText.Model, cancellationToken)
                : await tab.AskAsync(question, BenchText.Model, cancellationToken);
            await tab.FollowAsync(address, null, PagedText.Of(answer.Number), cancellationToken);
        }
        return address;
    }

    private async Task ShowAsync(string what, Func<Task> act)
    {
        await act();
        await PagesTable.TimeAsync(output, what, visitor, act, Times);
    }
}
