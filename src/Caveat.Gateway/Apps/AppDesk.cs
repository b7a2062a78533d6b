using System.Security.Cryptography;
using Caveat.Agreements.Registers;
using Caveat.Gateway.Callers;
using Caveat.Gateway.Exchanges;
using Caveat.Gateway.Operating;

namespace Caveat.Gateway.Apps;

/// <summary>Registers owners' apps and revokes them.</summary>
/// <remarks>INVARIANT: a key works only after its entry is durable, and an app is of its owner's organisation or one under it.</remarks>
internal sealed class AppDesk(AppStore store, CallerStore callers, AppOffer offer, OperatingEntries entries, TimeProvider time)
{
    /// <returns>The app and its key, to be shown once; or the error in their place.</returns>
    public async Task<(RegisteredApp? App, CallerKey Key, GatewayError? Error)> AddAsync(Caller owner, NewApp asked, CancellationToken cancellationToken)
    {
        if (Check(owner, asked, out var name, out var purpose, out var organisation) is { } error)
        {
            return (null, default, error);
        }

        var key = CallerKey.Generate();
        var app = new RegisteredApp
        {
            Key = key.Digest(),
            Owner = SubjectDigest.Of(owner),
            App = name,
            Purpose = purpose,
            Organisation = organisation,
            Created = time.GetUtcNow(),
        };
        // The name first, which only one can have. A crash before the key is stored leaves an app whose key never worked; its owner revokes it.
        if (!await store.TryAddAsync(app, cancellationToken).ConfigureAwait(false))
        {
            return (null, default, AppErrors.Taken(name));
        }

        try
        {
            var caller = CallerOf(owner, app);
            await entries.CallerAsync("added", caller, owner, $"The owner registered the app \"{name}\".", cancellationToken).ConfigureAwait(false);
            await callers.PutAsync(app.Key, caller, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception)
        {
            await store.ForgetAsync(app.Key, CancellationToken.None).ConfigureAwait(false);
            throw;
        }

        return (app, key, null);
    }

    /// <returns>The app as it is from then on; null where the owner has none such. Revoking twice is once.</returns>
    public async Task<RegisteredApp?> RevokeAsync(Caller owner, KeyDigest key, CancellationToken cancellationToken)
    {
        var subject = SubjectDigest.Of(owner);
        if (await store.FindAsync(subject, key, cancellationToken).ConfigureAwait(false) is not { } app)
        {
            return null;
        }

        if ((await callers.ReadAllAsync(cancellationToken).ConfigureAwait(false)).TryGetValue(key, out var caller))
        {
            await entries.CallerAsync("removed", caller, owner, $"The owner revoked the app \"{app.App}\".", cancellationToken).ConfigureAwait(false);
            await callers.RemoveAsync(key, CancellationToken.None).ConfigureAwait(false);
        }

        await store.EndAsync(key, CancellationToken.None).ConfigureAwait(false);
        return await store.FindAsync(subject, key, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The key that an app asks with.</summary>
    /// <remarks>
    /// All that its owner is it is too, and no more: with the owner's name and person, so that a reviewer cannot judge what an app of
    /// the reviewer's own asked. Its subject key is its own, so that its entries can be told from the owner's and erased alone.
    /// </remarks>
    private static Caller CallerOf(Caller owner, RegisteredApp app) => owner with
    {
        Key = app.Key,
        Session = null,
        Expires = null,
        Organisation = app.Organisation,
        Purpose = app.Purpose,
        App = app.App,
        Roles = CallerRoles.Caller,
        SubjectKey = RandomNumberGenerator.GetBytes(Caller.SubjectKeySize),
    };

    private GatewayError? Check(Caller owner, NewApp asked, out AppId name, out PurposeId purpose, out OrganisationId organisation)
    {
        (purpose, organisation) = (default, default);
        if (!AppId.TryParse(asked.App, out name))
        {
            return AppErrors.BadApp(asked.App);
        }

        if (offer.PurposesOf(owner).FirstOrDefault(known => known.Id.Value == asked.Purpose) is not { } knownPurpose)
        {
            return AppErrors.BadPurpose(asked.Purpose);
        }

        // Fails closed: an organisation that no register puts under the owner's is another's.
        if (offer.OrganisationsOf(owner).FirstOrDefault(known => known.Id.Value == asked.Organisation) is not { } knownOrganisation)
        {
            return AppErrors.BadOrganisation(asked.Organisation);
        }

        (purpose, organisation) = (knownPurpose.Id, knownOrganisation.Id);
        return offer.IsPermitted(owner, organisation, purpose) ? null : AppErrors.NotPermitted(organisation, purpose);
    }
}
