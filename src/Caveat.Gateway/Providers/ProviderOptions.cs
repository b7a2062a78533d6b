using Caveat.Agreements.Registers;

namespace Caveat.Gateway.Providers;

/// <summary>One OpenAI-compatible server, as configured under <c>Providers:N</c>.</summary>
public sealed class ProviderOptions
{
    /// <summary>A short name for logs and entries.</summary>
    public string Name { get; set; } = "";

    /// <summary>The vendor's id in the agreement's register.</summary>
    public string Vendor { get; set; } = "self-hosted";

    /// <summary>The base URL that <c>/chat/completions</c> and <c>/models</c> are appended to, for example <c>http://127.0.0.1:11434/v1</c>.</summary>
    public string BaseUrl { get; set; } = "";

    /// <summary>The environment variable that holds the provider's key.</summary>
    public string? KeyEnvironment { get; set; }

    /// <summary>The file that holds the provider's key.</summary>
    public string? KeyFile { get; set; }

    /// <summary>The models it serves; <c>*</c> for any name; empty asks the server itself.</summary>
    public IList<string> Models { get; } = [];

    /// <summary>What its models are good for, in words for people. A list, since a model's name may hold a colon, which no configuration key can.</summary>
    public IList<ModelDescription> Descriptions { get; } = [];

    /// <summary>The nation in which it runs (ISO 3166-1 alpha-3), for clauses about residency; the operator answers for it.</summary>
    public string? Location { get; set; }

    /// <summary>What a million tokens cost, in hundredths of <see cref="Currency"/>; for clauses that limit money.</summary>
    public long PricePerMillionTokens { get; set; }

    /// <summary>ISO 4217.</summary>
    public string Currency { get; set; } = "EUR";

    public int ConnectTimeoutSeconds { get; set; } = 5;

    /// <summary>From the request to the answer's first byte.</summary>
    public int AnswerTimeoutSeconds { get; set; } = 120;

    /// <summary>Between two pieces of an answer.</summary>
    public int IdleTimeoutSeconds { get; set; } = 60;

    /// <summary>Adds a sentence for everything that is wrong, each beginning with the configuration key.</summary>
    public void Validate(string key, ICollection<string> errors)
    {
        if (Name.Length == 0)
        {
            Name = Uri.TryCreate(BaseUrl, UriKind.Absolute, out var named) ? named.Authority : key;
        }

        if (!Uri.TryCreate(BaseUrl, UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps))
        {
            errors.Add($"{key}:BaseUrl is \"{BaseUrl}\": give an http or https URL such as \"http://127.0.0.1:11434/v1\".");
        }

        if (!VendorId.TryParse(Vendor, out _))
        {
            errors.Add($"{key}:Vendor is \"{Vendor}\": give the vendor's id in the agreement's register.");
        }

        if (Location is not null && !NationCode.TryParse(Location, out _))
        {
            errors.Add($"{key}:Location is \"{Location}\": give the nation in which the provider runs, by its ISO 3166-1 alpha-3 code.");
        }

        if (PricePerMillionTokens < 0)
        {
            errors.Add($"{key}:PricePerMillionTokens is \"{PricePerMillionTokens}\": give hundredths of {Currency} from 0.");
        }

        if (Currency is not { Length: 3 } || Currency.AsSpan().ContainsAnyExceptInRange('A', 'Z'))
        {
            errors.Add($"{key}:Currency is \"{Currency}\": give three capital letters of ISO 4217, such as EUR.");
        }

        if (KeyEnvironment is not null && KeyFile is not null)
        {
            errors.Add($"{key} has both KeyEnvironment and KeyFile: keep one.");
        }

        if (KeyEnvironment is not null && string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(KeyEnvironment)))
        {
            errors.Add($"{key}:KeyEnvironment names \"{KeyEnvironment}\", which is not set: set it to the provider's key.");
        }

        if (KeyFile is not null && !File.Exists(KeyFile))
        {
            errors.Add($"{key}:KeyFile names \"{KeyFile}\", which does not exist: write the provider's key there.");
        }

        ValidateDescriptions($"{key}:Descriptions", errors);
        RequirePositive(ConnectTimeoutSeconds, $"{key}:ConnectTimeoutSeconds", errors);
        RequirePositive(AnswerTimeoutSeconds, $"{key}:AnswerTimeoutSeconds", errors);
        RequirePositive(IdleTimeoutSeconds, $"{key}:IdleTimeoutSeconds", errors);
    }

    /// <summary>The provider's key, or null when it needs none.</summary>
    internal string? ReadKey() =>
        KeyEnvironment is not null ? Environment.GetEnvironmentVariable(KeyEnvironment)?.Trim()
        : KeyFile is not null ? File.ReadAllText(KeyFile).Trim()
        : null;

    private void ValidateDescriptions(string key, ICollection<string> errors)
    {
        for (var i = 0; i < Descriptions.Count; i++)
        {
            Descriptions[i].Validate($"{key}:{i}", errors);
        }

        foreach (var twice in Descriptions.GroupBy(description => description.Model, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            errors.Add($"{key} describes \"{twice.Key}\" more than once: keep one.");
        }
    }

    private static void RequirePositive(int seconds, string key, ICollection<string> errors)
    {
        if (seconds is < 1 or > 86_400)
        {
            errors.Add($"{key} is \"{seconds}\": give seconds from 1 to 86400.");
        }
    }
}
