namespace Caveat.Assistant;

/// <summary>The assistant's configuration, section <c>Assistant</c>. docs/reference/configuration.md lists every key.</summary>
public sealed class AssistantOptions
{
    /// <summary>Whether the pages are served; the gateway's routes always are.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Where the assistant keeps its state: a SQLite file, or a PostgreSQL connection string. The server has a default for it.</summary>
    public string Database { get; set; } = "";

    /// <summary>The file of the key that wraps each caller's own; made with mode 600 where there is none. The server has a default for it.</summary>
    public string KeyFile { get; set; } = "";

    /// <summary>The gateway's own address, such as <c>http://127.0.0.1:8080</c>; without it, the address that this server listens on.</summary>
    public string? Gateway { get; set; }

    /// <summary>The marking on the banners of the sign-in page, such as <c>NATO UNCLASSIFIED</c>: the ceiling of the server's network.</summary>
    public string Ceiling { get; set; } = "";

    /// <summary>Minutes without an act of the person after which the page locks (DISA STIG V-222389 says 15).</summary>
    public int IdleMinutes { get; set; } = 15;

    /// <summary>The largest document, in bytes.</summary>
    public long DocumentBytes { get; set; } = 64 << 20;

    /// <summary>The program that prints PDF; without it <c>chromium</c> of the search path. Where there is none, exports say so.</summary>
    public string? Chromium { get; set; }

    /// <summary>A folder of prompts that the organisation publishes, Markdown files <c>id.en.md</c>; read at start.</summary>
    public string? PromptFolder { get; set; }

    /// <summary>Whether the sample document is offered: in the demonstration.</summary>
    public bool OffersSample { get; set; }

    /// <summary>Every fault, each a sentence that begins with its key.</summary>
    public void Validate(ICollection<string> errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        if (IdleMinutes is < 1 or > 480)
        {
            errors.Add($"Assistant:IdleMinutes is {IdleMinutes}: give 1 to 480.");
        }

        if (DocumentBytes is < 1 or > 1L << 30)
        {
            errors.Add($"Assistant:DocumentBytes is {DocumentBytes}: give 1 to {1L << 30}.");
        }

        if (PromptFolder is not null && !Directory.Exists(PromptFolder))
        {
            errors.Add($"Assistant:PromptFolder names \"{PromptFolder}\", which is no directory: give the one that holds the prompts (id.en.md).");
        }

        if (Gateway is not null && !Uri.TryCreate(Gateway, UriKind.Absolute, out _))
        {
            errors.Add($"Assistant:Gateway is \"{Gateway}\": give an address such as \"http://127.0.0.1:8080\".");
        }
    }
}
