using System.Net;
using Caveat.Agreements.Records;
using Caveat.Ledger.Receipts;
using Caveat.Scenarios.Hosting;
using Caveat.Testing;

namespace Caveat.Scenarios;

/// <summary>Who is excluded is refused by a clause's number, and when that changes, only an amendment changed it.</summary>
public sealed class AnExcludedOrganisation
{
    private static readonly DateTimeOffset Sunday = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset MondayEvening = new(2026, 3, 2, 17, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task An_intelligence_agency_is_refused_on_the_alliances_network()
    {
        await using var server = await GovernedServer.StartAsync();
        var answer = await server.AskAsync("analyst-nsa", Texts.Summarise);

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal("organisation_excluded", answer.Code);
        Assert.Equal("3.2", answer.Clause);
    }

    [Fact]
    public async Task Under_the_departments_agreement_it_is_permitted_until_Mondays_amendment_takes_effect()
    {
        var clock = new SetClock(Sunday);
        await using var server = await GovernedServer.StartAsync(clock, "--sample", "department-classified");

        var before = await server.AskAsync("analyst-nsa", Texts.Summarise);
        clock.Set(MondayEvening - TimeSpan.FromMinutes(1));
        var last = await server.AskAsync("analyst-nsa", Texts.Summarise);
        clock.Set(MondayEvening);
        var after = await server.AskAsync("analyst-nsa", Texts.Summarise);

        Assert.Equal(HttpStatusCode.OK, before.Status);
        Assert.Equal(HttpStatusCode.OK, last.Status);
        Assert.Equal(HttpStatusCode.Forbidden, after.Status);
        Assert.Equal("organisation_excluded", after.Code);
        Assert.Equal(2, after.Error["agreement_version"]!.GetValue<int>());
        await ReplaysAsync(server, before.Receipt!, version: 1, DecisionOutcome.Permitted);
        await ReplaysAsync(server, after.Receipt!, version: 2, DecisionOutcome.Refused);
    }

    private static async Task ReplaysAsync(GovernedServer server, string receiptId, int version, DecisionOutcome outcome)
    {
        var text = System.Text.Encoding.UTF8.GetBytes(await server.ReceiptAsync("auditor", receiptId));
        Assert.True(Receipt.TryParse(text, out var receipt, out var problem), problem);
        Assert.True(DecisionRecord.TryRead(receipt.Entry, out var record, out var error), error);
        Assert.Equal(version, record.Agreement.Version);
        Assert.Equal(outcome, record.Outcome);
        Assert.IsType<ReplayResult.Same>(DecisionReplay.Verify(record, server.Ready.Setup.Governing.Now));
    }
}
