using System.Collections.Immutable;
using Caveat.Agreements;
using Caveat.Agreements.Evaluation;
using Caveat.Gateway;
using Caveat.Gateway.Callers;
using Caveat.Labels;
using Caveat.Ledger;
using Caveat.Ledger.Witnesses;
using Caveat.Server.Demonstration;

namespace Caveat.Server.Starting;

/// <summary>What came of getting ready: a server that may answer, or the sentences that say why not.</summary>
internal abstract record ServerStart : IAsyncDisposable
{
    private ServerStart()
    {
    }

    public virtual ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public sealed record Stopped(ImmutableArray<string> Errors) : ServerStart;

    public sealed record Ready(GatewaySetup Setup, ServerOptions Options, InstanceKey Key, DemonstrationFile? Demonstration) : ServerStart
    {
        public CoveredNetwork Network => AgreementNow.FindNetwork(Setup.Network)!;

        public Grade Ceiling => Network.CeilingAt(Setup.Time.GetUtcNow());

        /// <summary>The version to show: the one in force, or the last that was.</summary>
        public Agreement AgreementNow => Setup.Agreements.At(Setup.Time.GetUtcNow()).Agreement;

        public override async ValueTask DisposeAsync()
        {
            if (Setup.Witnesses is { } witnesses)
            {
                await witnesses.DisposeAsync().ConfigureAwait(false);
            }

            await Setup.Log.DisposeAsync().ConfigureAwait(false);
            Key.Dispose();
            await base.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Verifies the agreement, the network and the screeners, and opens the log, in this order: nothing is written for a server that may not start.</summary>
    public static async Task<ServerStart> PrepareAsync(ServerOptions options, TimeProvider time)
    {
        if (options.Validate() is { Count: > 0 } errors)
        {
            return new Stopped([.. errors]);
        }

        var folders = new GatewayFolders(options.Data);
        try
        {
            folders.Create();
            if (options.IsDemonstration && SampleAgreement.Sign(folders, options.Sample) is { } unknown)
            {
                return new Stopped([unknown]);
            }

            var agreements = AgreementStart.Verify(options, folders, time);
            if (agreements is AgreementStart.Rejected rejected)
            {
                return new Stopped(rejected.Errors);
            }

            return await OpenAsync(options, folders, (AgreementStart.Accepted)agreements, time).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or LedgerCorruptException)
        {
            return new Stopped([e.Message]);
        }
    }

    private static async Task<ServerStart> OpenAsync(ServerOptions options, GatewayFolders folders, AgreementStart.Accepted agreements, TimeProvider time)
    {
        var key = InstanceKey.LoadOrCreate(folders);
        var log = await AppendLog.OpenAsync(new AppendLogOptions
        {
            Directory = folders.Ledger,
            JournalDirectory = folders.Journal,
            Origin = key.Signer.Verifier.Name,
            Signer = key.Signer,
            TimeProvider = time,
        }).ConfigureAwait(false);
        WitnessCollector? witnesses;
        try
        {
            witnesses = await options.Witnesses.OpenAsync(log, time).ConfigureAwait(false);
        }
        catch
        {
            await log.DisposeAsync().ConfigureAwait(false);
            key.Dispose();
            throw;
        }

        await StartEntry.AppendAsync(log, agreements, time).ConfigureAwait(false);
        var callers = new CallerStore(folders.Database);
        return new Ready(
            new GatewaySetup
            {
                Network = agreements.Network,
                Agreements = new HistoryEvaluator(agreements.History),
                Log = log,
                Witnesses = witnesses,
                Folders = folders,
                Callers = callers,
                Providers = [.. options.Providers],
                Limits = options.Limits,
                Documents = options.Documents,
                Time = time,
            },
            options,
            key,
            options.IsDemonstration ? DemonstrationFile.LoadOrCreate(folders, callers, options.Urls, agreements.Network) : null);
    }
}
