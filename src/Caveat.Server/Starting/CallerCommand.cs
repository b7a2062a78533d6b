using System.Security.Cryptography;
using Caveat.Agreements.Registers;
using Caveat.Gateway;
using Caveat.Gateway.Callers;

namespace Caveat.Server.Starting;

/// <summary><c>caller add</c>: registers a caller in a data directory and prints its key, once.</summary>
/// <remarks>A running server sees the caller within a second. Whether it may ask is the agreement's business, not this command's.</remarks>
internal static class CallerCommand
{
    public static bool IsMeant(string[] args) => args is ["caller", ..];

    /// <returns>The exit code: 0 done, 2 bad usage.</returns>
    public static int Run(string[] args, TextWriter output, TextWriter error)
    {
        if (args is not ["caller", "add", .. var rest])
        {
            error.WriteLine("Usage: caller add --name NAME --organisation ID --nation ISO3 --purpose ID [--role caller|inspector] [--data DIR]");
            return 2;
        }

        var given = new ConfigurationBuilder().AddCommandLine(rest).Build();
        var errors = new List<string>();
        var organisation = Parse<OrganisationId>(given, "organisation", OrganisationId.TryParse, "an id of the agreement's register, such as \"alliance-headquarters\"", errors);
        var nation = Parse<NationCode>(given, "nation", NationCode.TryParse, "an ISO 3166-1 alpha-3 code, such as \"BEL\"", errors);
        var purpose = Parse<PurposeId>(given, "purpose", PurposeId.TryParse, "an id of the agreement's register, such as \"staff-work\"", errors);
        var role = Parse<CallerRole>(given, "role", ParseRole, "\"caller\" or \"inspector\"", errors);
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

        var folders = new GatewayFolders(given["data"] ?? new ServerOptions().Data);
        folders.Create();
        var key = CallerKey.Generate();
        new CallerStore(folders.Database).Put(key.Digest(), new Caller
        {
            Name = name,
            Organisation = organisation,
            Nation = nation,
            Purpose = purpose,
            Role = role,
            SubjectKey = RandomNumberGenerator.GetBytes(Caller.SubjectKeySize),
        });
        output.WriteLine(key.Reveal());
        return 0;
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

    private static bool ParseRole(string? text, out CallerRole role)
    {
        role = text == "inspector" ? CallerRole.Inspector : CallerRole.Caller;
        return text is null or "caller" or "inspector";
    }
}
