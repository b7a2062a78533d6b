using Caveat.Agreements.Evaluation;
using Caveat.Agreements.Registers;
using Caveat.Gateway.Attachments;
using Caveat.Gateway.Callers;
using Caveat.Gateway.Declarations;
using Caveat.Gateway.Exchanges;
using Caveat.Gateway.OpenAi;
using Caveat.Gateway.Providers;
using Caveat.Gateway.Providers.Quoting;
using Caveat.Ledger;
using Caveat.Ledger.Witnesses;
using Caveat.Screening;
using Caveat.Screening.Reading;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Caveat.Gateway;

/// <summary>What a gateway is made of; everything in it is verified and open before the first request.</summary>
public sealed record GatewaySetup
{
    public required NetworkId Network { get; init; }

    public required HistoryEvaluator Agreements { get; init; }

    public required AppendLog Log { get; init; }

    /// <summary>Gets the log's checkpoints cosigned; null where no witnesses are configured.</summary>
    public WitnessCollector? Witnesses { get; init; }

    public required GatewayFolders Folders { get; init; }

    public required CallerStore Callers { get; init; }

    public required IReadOnlyList<ProviderOptions> Providers { get; init; }

    public required ExchangeLimits Limits { get; init; }

    public required DocumentOptions Documents { get; init; }

    public required TimeProvider Time { get; init; }

    /// <summary>Registers the gateway's parts.</summary>
    public void AddTo(IServiceCollection services)
    {
        var http = Providers.Select(options => new HttpProvider(options)).ToList();
        var catalogue = new ModelCatalogue([.. http, new QuoteProvider(AgreementPassages, Time)]);
        var reader = new ContentReader(LexicalScreen.BuiltIn);
        // Vocabularies are loaded and code is compiled now, not while the first caller waits.
        reader.Read("NATO UNCLASSIFIED\n\n(NU) The ministers met.\n\nSEGRET", new TextReading());
        var judge = new Judge(Network, Agreements, Log, Time);
        var relay = new AnswerRelay(reader, judge, Log, Limits);

        services.AddSingleton(Folders);
        services.AddSingleton(Log);
        services.AddSingleton(new CallerDirectory(Callers, Time));
        services.AddSingleton(new ChatSurface());
        services.AddSingleton(new ModelList(catalogue, judge));
        var attachments = new AttachmentReader(reader, Documents, Time);
        services.AddSingleton(attachments);
        services.AddSingleton(new ExchangeRunner(catalogue, reader, attachments, new DeclarationReader(), judge, Log, Limits, relay));
        services.AddSingleton<IHostedService>(new ModelDiscovery(http, catalogue, Time));
    }

    /// <summary>The clauses in force, as the quoting provider may quote them.</summary>
    private IReadOnlyList<Passage> AgreementPassages()
    {
        var agreement = Agreements.At(Time.GetUtcNow()).Agreement;
        return [.. agreement.Clauses
            .Select(clause => new Passage(
                $"the agreement {agreement.Id}, version {agreement.Version}, clause {clause.Number} “{clause.Title}”", clause.Title, WithoutTables(clause.Text)))
            .Where(passage => passage.Text.Length > 0)];
    }

    private static string WithoutTables(string prose) =>
        string.Join('\n', prose.ReplaceLineEndings("\n").Split('\n').Where(line => !line.StartsWith('|'))).Trim();
}
