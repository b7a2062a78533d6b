using System.Buffers;
using Caveat.Gateway.Callers;
using Caveat.Gateway.Storage;
using Microsoft.AspNetCore.Http;

namespace Caveat.Gateway.Operating.Keys;

/// <summary>Callers: seen, registered with a new key, given other roles, removed.</summary>
/// <remarks>INVARIANT: nobody gives roles to themselves, by whatever key; and each change is a durable entry before it has effect.</remarks>
internal sealed class CallerRoutes(CallerStore store, OperatingEntries entries)
{
    public async Task ListAsync(ApiRequest request)
    {
        var callers = await store.ReadAllAsync(request.Aborted).ConfigureAwait(false);
        await request.AnswerAsync(
            new CallersAnswer([.. callers.Select(pair => CallerItem.Of(pair.Key, pair.Value)).OrderBy(item => item.Name, StringComparer.Ordinal).ThenBy(item => item.Id, StringComparer.Ordinal)]),
            ApiForms.Json.CallersAnswer).ConfigureAwait(false);
    }

    public async Task AddAsync(ApiRequest request)
    {
        if (await request.ReadJsonAsync(ApiForms.Json.NewCaller).ConfigureAwait(false) is not { } body)
        {
            return;
        }

        List<string> faults = [];
        if (body.ToCaller(faults) is not { } caller)
        {
            await request.RefuseAsync(OperatingErrors.DocumentInvalid(faults) with { Code = "caller_invalid" }).ConfigureAwait(false);
            return;
        }

        if (IsSelf(request, caller))
        {
            await request.RefuseAsync(OwnRoles).ConfigureAwait(false);
            return;
        }

        var key = CallerKey.Generate();
        await entries.CallerAsync("added", caller, request.Caller, body.Reason, request.Aborted).ConfigureAwait(false);
        await store.PutAsync(key.Digest(), caller, request.Aborted).ConfigureAwait(false);
        await request.AnswerAsync(
            new AddedCaller(CallerItem.Of(key.Digest(), caller), key.Reveal()), ApiForms.Json.AddedCaller, StatusCodes.Status201Created).ConfigureAwait(false);
    }

    public async Task ChangeRolesAsync(ApiRequest request)
    {
        if (await request.ReadJsonAsync(ApiForms.Json.NewRoles).ConfigureAwait(false) is not { } body)
        {
            return;
        }

        if (!CallerRoleNames.TryParse(string.Join(',', body.Roles), out var roles) || !ApiRequest.IsReason(body.Reason))
        {
            await request.RefuseAsync(OperatingErrors.DocumentInvalid([$"Give as \"roles\" some of {CallerRoleNames.All}, and as \"reason\" 1 to {ApiRequest.MaxReasonLength} characters."]) with { Code = "caller_invalid" }).ConfigureAwait(false);
            return;
        }

        if (await FindAsync(request).ConfigureAwait(false) is not var (key, caller))
        {
            await request.RefuseAsync(OperatingErrors.UnknownCaller(request.Route("id"))).ConfigureAwait(false);
            return;
        }

        if (IsSelf(request, caller))
        {
            await request.RefuseAsync(OwnRoles).ConfigureAwait(false);
            return;
        }

        var changed = caller with { Roles = roles };
        await entries.CallerAsync("roles", changed, request.Caller, body.Reason, request.Aborted).ConfigureAwait(false);
        await store.PutAsync(key, changed, request.Aborted).ConfigureAwait(false);
        await request.AnswerAsync(CallerItem.Of(key, changed), ApiForms.Json.CallerItem).ConfigureAwait(false);
    }

    public async Task RemoveAsync(ApiRequest request)
    {
        if (!request.TryReason(out var reason))
        {
            await request.RefuseAsync(OperatingErrors.ReasonRequired()).ConfigureAwait(false);
            return;
        }

        if (await FindAsync(request).ConfigureAwait(false) is not var (key, caller))
        {
            await request.RefuseAsync(OperatingErrors.UnknownCaller(request.Route("id"))).ConfigureAwait(false);
            return;
        }

        await entries.CallerAsync("removed", caller, request.Caller, reason, request.Aborted).ConfigureAwait(false);
        await store.RemoveAsync(key, request.Aborted).ConfigureAwait(false);
        await request.AnswerAsync(CallerItem.Of(key, caller), ApiForms.Json.CallerItem).ConfigureAwait(false);
    }

    private async Task<(KeyDigest Key, Caller Caller)?> FindAsync(ApiRequest request)
    {
        Span<byte> digest = stackalloc byte[32];
        if (Convert.FromHexString(request.Route("id"), digest, out _, out var length) != OperationStatus.Done || length != digest.Length)
        {
            return null;
        }

        var key = KeyDigest.FromBytes(digest);
        var callers = await store.ReadAllAsync(request.Aborted).ConfigureAwait(false);
        return callers.TryGetValue(key, out var caller) ? (key, caller) : null;
    }

    private static bool IsSelf(ApiRequest request, Caller caller) => Actor.Of(caller).IsSameAs(Actor.Of(request.Caller));

    private static Exchanges.GatewayError OwnRoles { get; } =
        OperatingErrors.SamePerson("Nobody gives roles to themselves, by whatever key: let another operator do it.");
}
