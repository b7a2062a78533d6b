using Caveat.Agreements;
using Caveat.Agreements.Registers;
using Caveat.Gateway.Attachments;
using Caveat.Gateway.Callers;
using Caveat.Gateway.Declarations;
using Caveat.Gateway.Exchanges;
using Caveat.Gateway.Governing;
using Caveat.Gateway.Limits;
using Caveat.Gateway.OpenAi;
using Caveat.Gateway.Operating;
using Caveat.Gateway.Operating.Governance;
using Caveat.Gateway.Operating.Keys;
using Caveat.Gateway.Operating.Previews;
using Caveat.Gateway.Operating.Reports;
using Caveat.Gateway.Providers;
using Caveat.Gateway.Providers.Quoting;
using Caveat.Gateway.Reviews;
using Caveat.Gateway.Storage;
using Caveat.Gateway.Storage.Limits;
using Caveat.Gateway.Storage.Reviews;
using Caveat.Gateway.Storage.Sealing;
using Caveat.Gateway.Storage.Submissions;
using Caveat.Ledger;
using Caveat.Ledger.Witnesses;
using Caveat.Screening;
using Caveat.Screening.Data;
using Caveat.Screening.Reading;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Caveat.Gateway;

/// <summary>What a gateway is made of; everything in it is verified and open before the first request.</summary>
public sealed record GatewaySetup
{
    public required NetworkId Network { get; init; }

    /// <summary>The agreement that brings the network into scope: the one to show.</summary>
    public required AgreementId Primary { get; init; }

    public required InstrumentAssembly Assembly { get; init; }

    public required GoverningInstruments Governing { get; init; }

    public required AppendLog Log { get; init; }

    /// <summary>Gets the log's checkpoints cosigned; null where no witnesses are configured.</summary>
    public WitnessCollector? Witnesses { get; init; }

    public required GatewayFolders Folders { get; init; }

    public required SharedDatabase Database { get; init; }

    public required CallerStore Callers { get; init; }

    public required SealedStore Sealed { get; init; }

    public required IReadOnlyList<ProviderOptions> Providers { get; init; }

    public required ExchangeLimits Limits { get; init; }

    public required DocumentOptions Documents { get; init; }

    public ReviewOptions Reviews { get; init; } = new();

    public required TimeProvider Time { get; init; }

    /// <summary>The primary agreement's version to show: the one in force, or the last that was.</summary>
    public Agreement AgreementNow => Governing.Now.Agreements.First(history => history.History.Id == Primary).At(Time.GetUtcNow()).Agreement;

    /// <summary>Registers the gateway's parts.</summary>
    public void AddTo(IServiceCollection services)
    {
        var http = Providers.Select(options => new HttpProvider(options)).ToList();
        var catalogue = new ModelCatalogue([.. http, new QuoteProvider(AgreementPassages, Time)]);
        var reader = new ContentReader(LexicalScreen.BuiltIn);
        // Data are protected from models, so only what goes to one is read for them.
        var promptReader = new ContentReader(LexicalScreen.BuiltIn, DataScreen.BuiltIn);
        // Vocabularies are loaded and code is compiled now, not while the first caller waits.
        reader.Read("NATO UNCLASSIFIED\n\n(NU) The ministers met.\n\nSEGRET", new TextReading());
        var judge = new Judge(Network, Governing, Log, Time);
        var (store, limits) = (new ReviewStore(Database), new LimitStore(Database));
        var figures = new ClauseCountStore(Database);
        var (happened, times, clauses) = (new ReviewEntries(Log, Time), new ReviewTimes(Reviews, Governing), new ClauseCounts(figures));
        var reviews = new ReviewDesk(store, Sealed, happened, times, new ReviewWatch(Database.Changes), clauses, Log, Time);
        var counts = new LimitCounts(limits, Governing, Providers, Time);
        var relay = new AnswerRelay(reader, judge, new AnswerVerdict(judge, reviews, Log), counts, Log, Limits);
        var state = new StateBound(Database.Changes, TimeSpan.FromSeconds(Limits.StateSeconds));
        services.AddSingleton(state);
        var entries = new GovernanceEntries(Log, Time) { Quorum = Witnesses is null ? null : Witnesses.WaitForQuorumAsync };
        var submissions = new InstrumentStore(Database);
        var desk = new InstrumentDesk(Assembly, Governing, submissions, entries, Time);
        var operating = new OperatingEntries(Log, Time);
        var scan = new DecisionScan(Log, Folders);

        services.AddSingleton(Folders);
        services.AddSingleton(Log);
        services.AddSingleton(_ => new CallerDirectory(Callers, Database.Changes));
        var chat = new ChatSurface();
        services.AddSingleton(chat);
        services.AddSingleton(Limits);
        services.AddSingleton(new CallerReviews(store, Time));
        services.AddSingleton(new HeldAnswers(store, Sealed, reviews, judge, Log, [chat], Time));
        services.AddSingleton(new Appeals(store, Sealed, happened, times, Log, Time));
        services.AddSingleton(new ReviewCases(store, Sealed, happened, times, Time));
        var reviewed = new ReviewFigures(store, figures);
        services.AddSingleton(reviewed);
        services.AddSingleton<IHostedService>(provider => new Housekeeping(
            store, Sealed, limits, clauses, happened, Time, provider.GetRequiredService<ILogger<Housekeeping>>()));
        services.AddSingleton(operating);
        services.AddSingleton(new OperatingRoutes(
            new InstrumentRoutes(Network, desk, submissions, Governing, Time),
            new StandingRoute(catalogue, judge, Governing),
            new PreviewRoutes(catalogue, judge, Governing, Callers, scan, Database),
            new CallerRoutes(Callers, operating),
            new ReportRoutes(scan, reviewed, Database, Time),
            chat,
            Limits.RequestBytes));
        services.AddSingleton(new ModelList(catalogue, judge));
        var attachments = new AttachmentReader(promptReader, Documents, Time);
        services.AddSingleton(attachments);
        services.AddSingleton(new ExchangeRunner(
            catalogue, promptReader, attachments, new DeclarationReader(), new Permission(catalogue, judge, reviews, counts), new Refusal(judge, reviews, Log), judge, state, Limits, relay));
        // By factories, so that they are disposed with the server: leases go back.
        services.AddSingleton(_ => counts);
        services.AddSingleton(_ => desk);
        services.AddSingleton<IHostedService>(new InstrumentWatch(desk, Database.Changes));
        services.AddSingleton<IHostedService>(new ModelDiscovery(http, catalogue, Time));
    }

    /// <summary>The clauses in force, as the quoting provider may quote them.</summary>
    private IReadOnlyList<Passage> AgreementPassages()
    {
        var agreement = AgreementNow;
        return [.. agreement.Clauses
            .Select(clause => new Passage(
                $"the agreement {agreement.Id}, version {agreement.Version}, clause {clause.Number} “{clause.Title}”", clause.Title, WithoutTables(clause.Text)))
            .Where(passage => passage.Text.Length > 0)];
    }

    private static string WithoutTables(string prose) =>
        string.Join('\n', prose.ReplaceLineEndings("\n").Split('\n').Where(line => !line.StartsWith('|'))).Trim();
}
