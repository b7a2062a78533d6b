using System.Security.Cryptography;
using Caveat.Agreements;
using Caveat.Agreements.Registers;
using Caveat.Gateway;
using Caveat.Gateway.Callers;
using Caveat.Labels;

namespace Caveat.Server.Starting;

/// <summary><c>caller add</c>: registers a caller in a data directory and prints its key, once.</summary>
/// <remarks>A running server sees the caller within a second. Whether it may ask is the agreement's business, not this command's.</remarks>
internal static class CallerCommand
{
    public static bool IsMeant(string[] args) => args is ["caller", ..];

    /// <returns>The exit code: 0 done, 1 the database cannot be opened, 2 bad usage.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        if (args is not ["caller", "add", .. var rest])
        {
            error.WriteLine("Usage: caller add --name NAME --organisation ID --nation ISO3 --purpose ID [--role ROLE,ROLE] [--app ID] [--person ID] [--language CODE] [--clearance MARKING] [--data DIR] [--database CONNECTION]");
            return 2;
        }

        var given = new ConfigurationBuilder().AddCommandLine(rest).Build();
        var errors = new List<string>();
        var organisation = Parse<OrganisationId>(given, "organisation", OrganisationId.TryParse, "an id of the agreement's register, such as \"alliance-headquarters\"", errors);
        var nation = Parse<NationCode>(given, "nation", NationCode.TryParse, "an ISO 3166-1 alpha-3 code, such as \"BEL\"", errors);
        var purpose = Parse<PurposeId>(given, "purpose", PurposeId.TryParse, "an id of the agreement's register, such as \"staff-work\"", errors);
        var roles = ParseOptional<CallerRoles>(given, "role", CallerRoleNames.TryParse, $"one or several of {CallerRoleNames.All}, with commas between", CallerRoles.Caller, errors);
        var app = ParseOptional<AppId>(given, "app", AppId.TryParse, "the app's id, such as \"travel-desk\"", default, errors);
        var person = ParseOptional<PersonId>(given, "person", PersonId.TryParse, "an id of the agreement's people, such as \"a-martin\"", default, errors);
        var language = ParseOptional<Language>(given, "language", Language.TryParse, "an ISO 639-1 code, such as \"fr\"", default, errors);
        var clearance = ParseOptional<Grade?>(given, "clearance", TryParseGrade, "a marking in full, such as \"NATO RESTRICTED\", or \"UNMARKED\"", null, errors);
        if (given["name"] is not { Length: > 0 and <= 200 } name)
        {
            errors.Add($"--name is \"{given["name"]}\": give 1 to 200 characters.");
            name = "";
        }

        if (errors.Count > 0)
        {
            errors.ForEach(error.WriteLine);
            return 2;
        }

        var key = CallerKey.Generate();
        var caller = new Caller
        {
            Name = name,
            Organisation = organisation,
            Nation = nation,
            Purpose = purpose,
            Roles = roles,
            App = app,
            Person = person == default ? null : person,
            Language = language,
            Clearance = clearance,
            SubjectKey = RandomNumberGenerator.GetBytes(Caller.SubjectKeySize),
        };
        try
        {
            await PutAsync(ServerOptions.Read(new ConfigurationManager(), rest), key, caller).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            error.WriteLine(e.Message);
            return 1;
        }

        output.WriteLine(key.Reveal());
        return 0;
    }

    private static async Task PutAsync(ServerOptions options, CallerKey key, Caller caller)
    {
        var folders = new GatewayFolders(options.Data);
        folders.Create();
        var database = options.OpenDatabase(folders, TimeProvider.System);
        await using var closing = database.ConfigureAwait(false);
        new CallerStore(database).Put(key.Digest(), caller);
    }

    private static bool TryParseGrade(string? marking, out Grade? grade)
    {
        var read = Grade.TryParse(marking, out var parsed);
        grade = parsed;
        return read;
    }

    private delegate bool TryParse<T>(string? text, out T value);

    private static T Parse<T>(IConfiguration given, string option, TryParse<T> tryParse, string wanted, List<string> errors)
    {
        if (!tryParse(given[option], out var value))
        {
            errors.Add($"--{option} is \"{given[option]}\": give {wanted}.");
        }

        return value;
    }

    private static T ParseOptional<T>(IConfiguration given, string option, TryParse<T> tryParse, string wanted, T absent, List<string> errors) =>
        given[option] is null ? absent : Parse(given, option, tryParse, wanted, errors);
}
