using Caveat.Agreements;
using Caveat.Gateway.Callers;
using Caveat.Gateway.Declarations;
using Caveat.Gateway.OpenAi;
using Caveat.Gateway.Operating;
using Caveat.Labels;
using Caveat.Ledger;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Caveat.Gateway.Consent;

/// <summary>The routes by which a person reads what is in force, and accepts or declines it.</summary>
internal sealed class ConsentRoutes(ApplicableAgreements agreements, ConsentStore store, ConsentDesk desk, AppendLog log, ChatSurface surface)
{
    private const int LargestBody = 4 * 1024;
    private const string Unmarked = "UNMARKED";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var (handler, surface) = (routes.ServiceProvider.GetRequiredService<ConsentRoutes>(), routes.ServiceProvider.GetRequiredService<ChatSurface>());
        routes.MapGet("/v1/agreement", (RequestDelegate)handler.ShowAsync);
        routes.MapPost("/v1/consents", (RequestDelegate)(http => handler.AnswerAsync(new ApiRequest(http, surface, LargestBody))));
    }

    private async Task ShowAsync(HttpContext http)
    {
        var request = new ApiRequest(http, surface, LargestBody);
        var caller = request.Caller;
        var language = AcceptedLanguage.For(http.Request, caller);
        var given = await store.ReadAsync(SubjectDigest.Of(caller), request.Aborted).ConfigureAwait(false);
        var applicable = agreements.For(caller);
        var ceiling = agreements.CeilingUnder(applicable);
        await request.AnswerAsync(
            new NetworkAnswer(
                agreements.Network,
                ceiling.Classification == Classification.Unmarked ? Unmarked : ceiling.ToString(),
                log.Key.ToString(),
                [.. applicable.Select(agreement => Of(agreement, given.GetValueOrDefault(agreement.Digest), language))]),
            ConsentWire.Plain.NetworkAnswer).ConfigureAwait(false);
    }

    private async Task AnswerAsync(ApiRequest request)
    {
        if (await request.ReadJsonAsync(ConsentWire.Default.NewConsent).ConfigureAwait(false) is not { } body)
        {
            return;
        }

        var (receipt, error) = await desk.AnswerAsync(request.Caller, body, request.Aborted).ConfigureAwait(false);
        await (error is not null
            ? request.RefuseAsync(error)
            : request.AnswerAsync(new ConsentAnswer(receipt!), ConsentWire.Default.ConsentAnswer, StatusCodes.Status201Created)).ConfigureAwait(false);
    }

    private static AgreementAnswer Of(Agreement agreement, StoredConsent? given, Language language) => new(
        agreement.Id.Value,
        agreement.Version,
        agreement.Digest.Value,
        agreement.Title,
        agreement.InForce.From.UtcDateTime,
        agreement.InForce.Until?.UtcDateTime,
        [.. agreement.Parties.Select(party => party.Id.Value)],
        [.. agreement.Clauses.Select(clause => ClauseWords.In(clause, language))],
        given is null ? null : given.Accepted ? "accepted" : "declined",
        given?.At.UtcDateTime);
}
