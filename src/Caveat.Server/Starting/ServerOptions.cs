using Caveat.Assistant;
using Caveat.Gateway;
using Caveat.Gateway.Attachments;
using Caveat.Gateway.Exchanges;
using Caveat.Gateway.Providers;
using Caveat.Gateway.Reviews;
using Caveat.Gateway.Storage;
using Caveat.Gateway.Storage.Sealing;
using Caveat.Labels;

namespace Caveat.Server.Starting;

/// <summary>The server's configuration: <c>caveat.json</c>, then environment <c>CAVEAT__…</c>, then the command line; the last one wins.</summary>
/// <remarks>docs/reference/configuration.md lists every key.</remarks>
internal sealed class ServerOptions
{
    private const string DefaultFile = "caveat.json";

    private static readonly Dictionary<string, string> Switches = new()
    {
        ["--urls"] = "Urls",
        ["--data"] = "Data",
        ["--database"] = "Database",
        ["--network"] = "Network",
        ["--agreements"] = "Agreements",
        ["--pin"] = "Pin",
        ["--sample"] = "Sample",
        ["--config"] = "Config",
    };

    /// <summary>Where to listen, as in ASP.NET Core.</summary>
    public string Urls { get; set; } = "http://127.0.0.1:8080";

    /// <summary>The one directory that holds all state.</summary>
    public string Data { get; set; } = "caveat-data";

    /// <summary>What replicas share: a PostgreSQL connection string, or the full path of a SQLite file on one machine; without it the data directory's own <c>caveat.db</c>.</summary>
    public string? Database { get; set; }

    /// <summary>The file of the key that seals content; without it <c>keys/seal.key</c> of the data directory, made at the first start.</summary>
    public string? SealKeyFile { get; set; }

    /// <summary>The network that this instance runs on; may be left out where the agreement covers one only.</summary>
    public string? Network { get; set; }

    /// <summary>The directory of signed agreements; without it the server runs the demonstration.</summary>
    public string? Agreements { get; set; }

    /// <summary>The digest that version 1 of the agreement must have, <c>sha256:…</c>.</summary>
    public string? Pin { get; set; }

    /// <summary>Which sample the demonstration signs.</summary>
    public string Sample { get; set; } = "nato-unclassified";

    public IList<ProviderOptions> Providers { get; } = [];

    public ExchangeLimits Limits { get; } = new();

    public DocumentOptions Documents { get; } = new();

    public ReviewOptions Reviews { get; } = new();

    public WitnessOptions Witnesses { get; } = new();

    public AssistantOptions Assistant { get; } = new();

    public bool IsDemonstration => Agreements is null;

    /// <summary>Binds the configuration, which the host reads as well (logging, Kestrel endpoints).</summary>
    public static ServerOptions Read(ConfigurationManager configuration, string[] args)
    {
        var commandLine = new ConfigurationBuilder().AddCommandLine(args, Switches).Build();
        configuration
            .AddJsonFile(Path.GetFullPath(commandLine["Config"] ?? DefaultFile), optional: commandLine["Config"] is null)
            .AddEnvironmentVariables("CAVEAT__")
            .AddCommandLine(args, Switches);
        var options = new ServerOptions();
        configuration.Bind(options);
        configuration["Urls"] = options.Urls;
        return options;
    }

    /// <exception cref="IOException">It cannot be opened; the message is for the operator.</exception>
    public SharedDatabase OpenDatabase(GatewayFolders folders, TimeProvider time) =>
        Database is null ? SharedDatabase.OpenSqlite(folders.Database, time)
        : Path.IsPathRooted(Database) ? SharedDatabase.OpenSharedSqlite(Database, time)
        : SharedDatabase.OpenPostgres(Database, time);

    /// <exception cref="IOException">The file holds no key; the message is for the operator.</exception>
    public ContentSeal LoadSeal(GatewayFolders folders) => SealKeyFile is null
        ? ContentSeal.LoadOrCreate(Path.Combine(folders.Keys, "seal.key"))
        : ContentSeal.Load(SealKeyFile);

    /// <summary>The assistant's options with the server's defaults: its state beside the gateway's, in a file or a database of the same kind.</summary>
    public AssistantOptions CompleteAssistant(GatewayFolders folders, Grade ceiling)
    {
        Assistant.Ceiling = ceiling.ToString();
        if (Assistant.Database.Length == 0)
        {
            Assistant.Database = Database is null ? Path.Combine(folders.Data, "assistant.db")
                : Path.IsPathRooted(Database) ? Path.ChangeExtension(Database, ".assistant.db")
                : Database;
        }

        if (Assistant.KeyFile.Length == 0)
        {
            Assistant.KeyFile = Path.Combine(folders.Keys, "assistant.key");
        }

        Assistant.OffersSample |= IsDemonstration;
        return Assistant;
    }

    /// <summary>Every fault at once, each a sentence that begins with its key.</summary>
    public IReadOnlyList<string> Validate()
    {
        var errors = new List<string>();
        for (var i = 0; i < Providers.Count; i++)
        {
            Providers[i].Validate($"Providers:{i}", errors);
        }

        Limits.Validate(errors);
        Documents.Validate(errors);
        Reviews.Validate(errors);
        Witnesses.Validate(errors);
        Assistant.Validate(errors);
        if (Agreements is not null && !Directory.Exists(Agreements))
        {
            errors.Add($"Agreements names \"{Agreements}\", which is no directory: give the one that holds the signed agreements (*.dsse.json).");
        }

        return errors;
    }
}
