using System.Globalization;
using Caveat.Agreements;
using Caveat.Gateway.Exchanges;

namespace Caveat.Gateway.Consent;

/// <summary>What a person can be told about consent, each with its status and code.</summary>
internal static class ConsentErrors
{
    private const int LongestQuote = 100;

    /// <summary>In the reader's language: a person meets it, not a program.</summary>
    public static GatewayError Required(Agreement agreement, Language language) => new()
    {
        Status = 403,
        Code = "consent_required",
        Message = language == Language.French
            ? string.Create(CultureInfo.InvariantCulture, $"Vous n’avez pas accepté l’accord «\u00A0{agreement.Id}\u00A0», version {agreement.Version}, qui est en vigueur ici\u00A0: ouvrez /consent, lisez-le et acceptez-le.")
            : string.Create(CultureInfo.InvariantCulture, $"You have not accepted the agreement \"{agreement.Id}\", version {agreement.Version}, which is in force here: open /consent, read it and accept it."),
        Agreement = agreement.Id.Value,
        AgreementVersion = agreement.Version,
    };

    public static GatewayError UnknownAgreement(string given) => new()
    {
        Status = 404,
        Code = "agreement_not_found",
        Message = $"No agreement \"{Shorten(given)}\" is in force here for this key: GET /v1/agreement lists those that are.",
        Field = "agreement",
    };

    public static GatewayError Changed(Agreement inForce, int given) => new()
    {
        Status = 409,
        Code = "agreement_changed",
        Message = string.Create(
            CultureInfo.InvariantCulture,
            $"The text that was answered, version {given} of \"{inForce.Id}\", is not the one in force, which is version {inForce.Version} ({inForce.Digest}): read that one and answer again."),
        Agreement = inForce.Id.Value,
        AgreementVersion = inForce.Version,
    };

    public static GatewayError BadLanguage(string given) => new()
    {
        Status = 400,
        Code = "invalid_request",
        Message = $"The language is \"{Shorten(given)}\": give the one in which the text was shown, by its ISO 639-1 code, such as \"fr\".",
        Field = "language",
    };

    private static string Shorten(string given) => given.Length <= LongestQuote ? given : string.Concat(given.AsSpan(0, LongestQuote), "…");
}
