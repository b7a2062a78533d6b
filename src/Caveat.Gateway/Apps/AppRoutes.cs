using System.Buffers;
using Caveat.Gateway.Callers;
using Caveat.Gateway.Consent;
using Caveat.Gateway.OpenAi;
using Caveat.Gateway.Operating;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Caveat.Gateway.Apps;

/// <summary>The routes by which an owner sees, registers and revokes apps. An app of another owner is as one that does not exist.</summary>
internal sealed class AppRoutes(AppDesk desk, AppStore store, AppOffer offer, AppUsage usage, ApplicableAgreements agreements)
{
    private const int LargestBody = 4 * 1024;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var (handler, surface) = (routes.ServiceProvider.GetRequiredService<AppRoutes>(), routes.ServiceProvider.GetRequiredService<ChatSurface>());
        Map("GET", "/v1/apps", handler.ListAsync);
        Map("POST", "/v1/apps", handler.AddAsync);
        Map("DELETE", "/v1/apps/{id}", handler.RevokeAsync);

        void Map(string method, string pattern, Func<ApiRequest, Task> handle) => routes
            .MapMethods(pattern, [method], (RequestDelegate)(http => handle(new ApiRequest(http, surface, LargestBody))))
            .WithMetadata(new RequiredRolesAttribute(CallerRoles.AppOwner));
    }

    private async Task ListAsync(ApiRequest request)
    {
        var owner = request.Caller;
        // So that what an app has just asked is counted.
        await usage.FlushAsync(request.Aborted).ConfigureAwait(false);
        var apps = await store.ListAsync(SubjectDigest.Of(owner), request.Aborted).ConfigureAwait(false);
        var network = agreements.Network;
        var pairs = (from organisation in offer.OrganisationsOf(owner)
                     from purpose in offer.PurposesOf(owner)
                     where offer.IsPermitted(owner, organisation.Id, purpose.Id)
                     select (organisation, purpose)).ToList();
        await request.AnswerAsync(
            new AppsAnswer(
                [.. apps.Select(app => AppItem.Of(app, network))],
                [.. pairs.Select(pair => pair.purpose).DistinctBy(purpose => purpose.Id).Select(purpose => new NamedAnswer(purpose.Id.Value, purpose.Description))],
                [.. pairs.Select(pair => pair.organisation).DistinctBy(organisation => organisation.Id).Select(organisation => new NamedAnswer(organisation.Id.Value, organisation.Name))],
                [network]),
            AppWire.Plain.AppsAnswer).ConfigureAwait(false);
    }

    private async Task AddAsync(ApiRequest request)
    {
        if (await request.ReadJsonAsync(AppWire.Default.NewApp).ConfigureAwait(false) is not { } body)
        {
            return;
        }

        var (app, key, error) = await desk.AddAsync(request.Caller, body, request.Aborted).ConfigureAwait(false);
        await (error is not null
            ? request.RefuseAsync(error)
            : request.AnswerAsync(new AddedApp(AppItem.Of(app!, agreements.Network), key.Reveal()), AppWire.Plain.AddedApp, StatusCodes.Status201Created)).ConfigureAwait(false);
    }

    private async Task RevokeAsync(ApiRequest request)
    {
        var id = request.Route("id");
        var app = TryRead(id, out var key) ? await desk.RevokeAsync(request.Caller, key, request.Aborted).ConfigureAwait(false) : null;
        await (app is null
            ? request.RefuseAsync(AppErrors.Unknown(id))
            : request.AnswerAsync(AppItem.Of(app, agreements.Network), AppWire.Plain.AppItem)).ConfigureAwait(false);
    }

    private static bool TryRead(string id, out KeyDigest key)
    {
        Span<byte> digest = stackalloc byte[32];
        var read = Convert.FromHexString(id, digest, out _, out var length) == OperationStatus.Done && length == digest.Length;
        key = read ? KeyDigest.FromBytes(digest) : default;
        return read;
    }
}
