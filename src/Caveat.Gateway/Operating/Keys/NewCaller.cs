using System.Security.Cryptography;
using Caveat.Agreements;
using Caveat.Agreements.Registers;
using Caveat.Gateway.Callers;
using Caveat.Labels;

namespace Caveat.Gateway.Operating.Keys;

/// <summary>The body that registers a caller. Whether it may ask is the agreement's business.</summary>
internal sealed record NewCaller(
    string Name,
    string Organisation,
    string Nation,
    string Purpose,
    IReadOnlyList<string> Roles,
    string Reason,
    string? App = null,
    string? Person = null,
    string? Language = null,
    string? Clearance = null)
{
    private const int LongestName = 200;

    private delegate bool TryParse<T>(string? text, out T value);

    /// <returns>The caller, or null and a sentence for each field that is wrong.</returns>
    public Caller? ToCaller(List<string> faults)
    {
        if (string.IsNullOrWhiteSpace(Name) || Name.Length > LongestName)
        {
            faults.Add($"\"name\" is \"{Name}\": give 1 to {LongestName} characters.");
        }

        if (!ApiRequest.IsReason(Reason))
        {
            faults.Add($"\"reason\" does not say why: give 1 to {ApiRequest.MaxReasonLength} characters.");
        }

        var caller = new Caller
        {
            Name = Name,
            Organisation = Parse<OrganisationId>("organisation", Organisation, OrganisationId.TryParse, "an id of the agreement's register", faults),
            Nation = Parse<NationCode>("nation", Nation, NationCode.TryParse, "an ISO 3166-1 alpha-3 code, such as \"BEL\"", faults),
            Purpose = Parse<PurposeId>("purpose", Purpose, PurposeId.TryParse, "an id of the agreement's register", faults),
            Roles = Parse<CallerRoles>("roles", string.Join(',', Roles), CallerRoleNames.TryParse, $"some of {CallerRoleNames.All}", faults),
            App = App is null ? default : Parse<AppId>("app", App, AppId.TryParse, "the app's id", faults),
            Person = Person is null ? null : Parse<PersonId>("person", Person, PersonId.TryParse, "an id of the agreement's people", faults),
            Language = Language is null ? default : Parse<Language>("language", Language, Agreements.Language.TryParse, "an ISO 639-1 code, such as \"fr\"", faults),
            Clearance = Clearance is null ? null : Parse<Grade>("clearance", Clearance, Grade.TryParse, "a marking in full, such as \"NATO RESTRICTED\", or \"UNMARKED\"", faults),
            SubjectKey = RandomNumberGenerator.GetBytes(Caller.SubjectKeySize),
        };
        return faults.Count == 0 ? caller : null;
    }

    private static T Parse<T>(string field, string text, TryParse<T> tryParse, string wanted, List<string> faults)
    {
        if (!tryParse(text, out var value))
        {
            faults.Add($"\"{field}\" is \"{text}\": give {wanted}.");
        }

        return value;
    }
}
