using Caveat.Agreements;
using Caveat.Agreements.Registers;
using Caveat.Gateway.Apps;
using Caveat.Gateway.Attachments;
using Caveat.Gateway.Callers;
using Caveat.Gateway.Consent;
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

    /// <summary>Registers the gateway's parts; the container puts them together and disposes what it made.</summary>
    public void AddTo(IServiceCollection services)
    {
        AddState(services);
        AddExchanges(services);
        AddReviews(services);
        AddOperating(services);
        AddPeople(services);
    }

    /// <summary>What is open already, and what is kept and known between exchanges.</summary>
    private void AddState(IServiceCollection services)
    {
        services.AddSingleton(Time).AddSingleton(Log).AddSingleton(Folders).AddSingleton(Limits);
        services.AddSingleton(Database).AddSingleton(Database.Changes).AddSingleton(Callers).AddSingleton(Sealed);
        services.AddSingleton<CallerDirectory>().AddSingleton<ReviewStore>().AddSingleton<ClauseCountStore>().AddSingleton<LimitStore>().AddSingleton<InstrumentStore>();
        services.AddSingleton(new StateBound(Database.Changes, TimeSpan.FromSeconds(Limits.StateSeconds)));
        services.AddSingleton(Assembly).AddSingleton(Governing).AddSingleton<InstrumentDesk>();
        services.AddSingleton(new GovernanceEntries(Log, Time) { Quorum = Witnesses is null ? null : Witnesses.WaitForQuorumAsync });
        services.AddHostedService<InstrumentWatch>();
    }

    private void AddExchanges(IServiceCollection services)
    {
        var http = Providers.Select(options => new HttpProvider(options)).ToList();
        var catalogue = new ModelCatalogue([.. http, new QuoteProvider(AgreementPassages, Time)]);
        var reader = new ContentReader(LexicalScreen.BuiltIn);
        // Data are protected from models, so only what goes to one is read for them.
        var promptReader = new ContentReader(LexicalScreen.BuiltIn, DataScreen.BuiltIn);
        // Vocabularies are loaded and code is compiled now, not while the first caller waits.
        promptReader.Read("NATO UNCLASSIFIED\n\n(NU) The ministers met.\n\nSEGRET", new TextReading());

        services.AddSingleton(Providers).AddSingleton(catalogue).AddSingleton(reader).AddSingleton<DeclarationReader>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<Judge>(provider, Network)).AddSingleton<LimitCounts>();
        services.AddSingleton<Permission>().AddSingleton<Refusal>().AddSingleton<AnswerVerdict>().AddSingleton<AnswerRelay>();
        services.AddSingleton(provider => new AttachmentReader(promptReader, Documents, Time));
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<ExchangeRunner>(provider, promptReader));
        services.AddSingleton<ChatSurface>().AddSingleton<ModelList>();
        services.AddSingleton<IReadOnlyList<ISurface>>(provider => [provider.GetRequiredService<ChatSurface>()]);
        services.AddSingleton<IHostedService>(new ModelDiscovery(http, catalogue, Time));
    }

    private void AddReviews(IServiceCollection services)
    {
        services.AddSingleton(Reviews).AddSingleton<ReviewTimes>().AddSingleton<ReviewEntries>().AddSingleton<ReviewWatch>().AddSingleton<ClauseCounts>();
        services.AddSingleton<ReviewDesk>().AddSingleton<CallerReviews>().AddSingleton<HeldAnswers>().AddSingleton<Appeals>().AddSingleton<ReviewCases>().AddSingleton<ReviewFigures>();
        services.AddHostedService<Housekeeping>();
    }

    private void AddOperating(IServiceCollection services)
    {
        services.AddSingleton<OperatingEntries>().AddSingleton<DecisionScan>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<InstrumentRoutes>(provider, Network));
        services.AddSingleton<StandingRoute>().AddSingleton<PreviewRoutes>().AddSingleton<CallerRoutes>().AddSingleton<ReportRoutes>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<OperatingRoutes>(provider, provider.GetRequiredService<ChatSurface>(), Limits.RequestBytes));
    }

    /// <summary>What people read and accept before they ask, and the apps that they answer for.</summary>
    private void AddPeople(IServiceCollection services)
    {
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<ApplicableAgreements>(provider, Primary, Network));
        services.AddSingleton<ConsentStore>().AddSingleton<ConsentDirectory>().AddSingleton<ConsentRequirement>().AddSingleton<ConsentDesk>().AddSingleton<ConsentRoutes>();
        services.AddSingleton<AppStore>().AddSingleton<AppUsage>().AddSingleton<AppOffer>().AddSingleton<AppDesk>().AddSingleton<AppRoutes>();
        services.AddHostedService<UsageWriter>();
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
