using Caveat.Agreements;
using Caveat.Gateway.Callers;
using Caveat.Gateway.Exchanges;
using Caveat.Gateway.Governing;
using Caveat.Ledger;

namespace Caveat.Gateway.Consent;

/// <summary>Takes people's answers to the agreements in force.</summary>
internal sealed class ConsentDesk(ApplicableAgreements agreements, ConsentStore store, ConsentDirectory directory, AppendLog log, TimeProvider time)
{
    /// <returns>The receipt of the entry; or the error in its place.</returns>
    /// <exception cref="LedgerUnavailableException">It could not be recorded, so it does not count.</exception>
    public async Task<(string? Receipt, GatewayError? Error)> AnswerAsync(Caller caller, NewConsent given, CancellationToken cancellationToken)
    {
        if (agreements.For(caller).FirstOrDefault(known => known.Id.Value == given.Agreement) is not { } agreement)
        {
            return (null, ConsentErrors.UnknownAgreement(given.Agreement));
        }

        if (agreement.Version != given.Version || agreement.Digest.Value != given.Digest)
        {
            return (null, ConsentErrors.Changed(agreement, given.Version));
        }

        if (!Language.TryParse(given.Language, out var language))
        {
            return (null, ConsentErrors.BadLanguage(given.Language));
        }

        cancellationToken.ThrowIfCancellationRequested();
        var now = time.GetUtcNow();
        // Durable before it counts; a crash after this line leaves an entry of an answer that does not count, and the person is asked again.
        var index = await log.AppendAsync(Write(caller, agreement, given.Accepted, language, now)).ConfigureAwait(false);
        // What is recorded is stored, although the person has gone.
        await store.PutAsync(new StoredConsent(SubjectDigest.Of(caller), agreement.Reference, given.Accepted, language, now), CancellationToken.None).ConfigureAwait(false);
        // The next request may come at once.
        await directory.ReloadAsync(CancellationToken.None).ConfigureAwait(false);
        return (log.IdOf(index).ToString(), null);
    }

    private static byte[] Write(Caller caller, Agreement agreement, bool accepted, Language language, DateTimeOffset now) =>
        ActEntry.Write("consent", caller, null, now, (json, _) =>
        {
            json.WriteString("agreement"u8, agreement.Id.Value);
            json.WriteNumber("version"u8, agreement.Version);
            json.WriteString("digest"u8, agreement.Digest.Value);
            json.WriteBoolean("accepted"u8, accepted);
            json.WriteString("language"u8, language.Code);
        });
}
