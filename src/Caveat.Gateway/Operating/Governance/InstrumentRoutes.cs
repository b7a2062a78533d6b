using Caveat.Agreements;
using Caveat.Agreements.Registers;
using Caveat.Agreements.Waivers;
using Caveat.Gateway.Governing;
using Caveat.Gateway.Storage.Submissions;
using Microsoft.AspNetCore.Http;

namespace Caveat.Gateway.Operating.Governance;

/// <summary>Agreements, orders and waivers: seen, submitted, confirmed, withdrawn, and their notices recorded.</summary>
internal sealed class InstrumentRoutes(NetworkId network, InstrumentDesk desk, InstrumentStore store, GoverningInstruments governing, TimeProvider time)
{
    private delegate Task<ActResult> Act(AgreementDigest digest, Callers.Caller by, string reason, CancellationToken cancellationToken);

    public async Task ListAsync(ApiRequest request)
    {
        var pending = await store.PendingAsync(request.Aborted).ConfigureAwait(false);
        await request.AnswerAsync(InstrumentView.Of(network, governing.Now, pending, time.GetUtcNow()), ApiForms.Json.GovernanceAnswer).ConfigureAwait(false);
    }

    public async Task ShowAsync(ApiRequest request)
    {
        var given = request.Route("digest");
        var answer = !AgreementDigest.TryParse(given, out var digest) ? null
            : await store.FindAsync(digest, request.Aborted).ConfigureAwait(false) is { } stored ? InstrumentView.Of(stored, whole: true)
            : InstrumentView.Configured(governing.Now, digest);
        await (answer is null
            ? request.RefuseAsync(OperatingErrors.UnknownInstrument(given))
            : request.AnswerAsync(answer, ApiForms.Json.InstrumentAnswer)).ConfigureAwait(false);
    }

    public async Task SubmitAsync(ApiRequest request)
    {
        if (!request.TryReason(out var reason))
        {
            await request.RefuseAsync(OperatingErrors.ReasonRequired()).ConfigureAwait(false);
        }
        else if (await request.ReadBodyAsync().ConfigureAwait(false) is { } envelope)
        {
            var result = await desk.SubmitAsync(envelope, request.Caller, reason, request.Aborted).ConfigureAwait(false);
            await TellAsync(request, result, "the document", StatusCodes.Status201Created).ConfigureAwait(false);
        }
    }

    public Task ConfirmAsync(ApiRequest request) => ActAsync(request, desk.ConfirmAsync);

    public Task WithdrawAsync(ApiRequest request) => ActAsync(request, desk.WithdrawAsync);

    public async Task NoticeAsync(ApiRequest request)
    {
        var given = request.Route("id");
        if (!request.TryReason(out var reason))
        {
            await request.RefuseAsync(OperatingErrors.ReasonRequired()).ConfigureAwait(false);
            return;
        }

        var result = WaiverId.TryParse(given, out var id)
            ? await desk.NoticeAsync(id, request.Caller, reason, request.Aborted).ConfigureAwait(false)
            : new ActResult.Unknown();
        if (result is not ActResult.Done done)
        {
            await TellAsync(request, result, given, StatusCodes.Status200OK).ConfigureAwait(false);
            return;
        }

        var book = governing.Now.Waivers;
        var ends = book.EndOf(book.Waivers.First(waiver => waiver.Id == id));
        await request.AnswerAsync(
            new NoticeAnswer(id.Value, done.Instrument.SubmittedAt.UtcDateTime, ends?.UtcDateTime), ApiForms.Json.NoticeAnswer, StatusCodes.Status201Created).ConfigureAwait(false);
    }

    private static async Task ActAsync(ApiRequest request, Act act)
    {
        var given = request.Route("digest");
        if (!request.TryReason(out var reason))
        {
            await request.RefuseAsync(OperatingErrors.ReasonRequired()).ConfigureAwait(false);
            return;
        }

        var result = AgreementDigest.TryParse(given, out var digest)
            ? await act(digest, request.Caller, reason, request.Aborted).ConfigureAwait(false)
            : new ActResult.Unknown();
        await TellAsync(request, result, given, StatusCodes.Status200OK).ConfigureAwait(false);
    }

    private static Task TellAsync(ApiRequest request, ActResult result, string given, int status) => result switch
    {
        ActResult.Done done => request.AnswerAsync(InstrumentView.Of(done.Instrument, whole: false), ApiForms.Json.InstrumentAnswer, status),
        ActResult.Invalid invalid => request.RefuseAsync(OperatingErrors.DocumentInvalid(invalid.Errors)),
        ActResult.Conflict conflict => request.RefuseAsync(OperatingErrors.Conflict(conflict.Problem)),
        ActResult.SamePerson => request.RefuseAsync(OperatingErrors.SamePerson("You submitted this document, and it takes two people: let another one confirm it.")),
        _ => request.RefuseAsync(OperatingErrors.UnknownInstrument(given)),
    };
}
