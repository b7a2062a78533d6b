using Caveat.Agreements.Evaluation;
using Caveat.Agreements.Registers;
using Caveat.Gateway.Callers.SignIn;
using Caveat.Gateway.Providers.Quoting;
using Caveat.Labels;
using Caveat.Server.Demonstration;

namespace Caveat.Server.Starting;

/// <summary>What a person reads after the start: where things are, one command that works, and what to try next.</summary>
internal static class StartScreen
{
    /// <summary>A staff officer, and a developer of apps.</summary>
    private static readonly string[] SignedInFirst = ["officer", "developer"];

    /// <summary>Codes to sign in with are made here, and shown here only.</summary>
    public static async Task PrintAsync(TextWriter screen, ServerStart.Ready ready, WebApplication app)
    {
        var url = app.Urls.First();
        var agreement = ready.AgreementNow;
        var folders = ready.Setup.Folders;
        screen.WriteLine($"""

              Caveat · {ready.Ceiling} · network {ready.Network.Id}

              Page        {url}
              Agreement   {agreement.Id} version {agreement.Version}, signed by {string.Join(" and ", agreement.Parties.Select(party => party.Id))}
              Log         {folders.Ledger}
              Log key     {ready.Key.Signer.Verifier}
            """);
        if (ready.Demonstration is { } demonstration)
        {
            await PrintSignInAsync(screen, url, ready, app).ConfigureAwait(false);
            PrintDemonstration(screen, url, ready, demonstration);
        }

        screen.WriteLine("  Ctrl+C stops the server.\n");
    }

    private static async Task PrintSignInAsync(TextWriter screen, string url, ServerStart.Ready ready, WebApplication app)
    {
        if (!ready.Options.Assistant.Enabled)
        {
            return;
        }

        screen.WriteLine($"\n  Open {Spoken(url)}/chat in a browser, and sign in with a one-time code:\n");
        var codes = app.Services.GetRequiredService<SignInCodes>();
        foreach (var name in SignedInFirst)
        {
            if (await codes.IssueAsync(name, app.Lifetime.ApplicationStopping).ConfigureAwait(false) is { } issued)
            {
                screen.WriteLine($"    {name,-10} {issued.Code.Reveal()}");
            }
        }

        screen.WriteLine($"\n  They are good for {SignInCodes.Lifetime.TotalMinutes:0} minutes. The page asks for more, and they are printed here.\n");
    }

    /// <summary>A passkey belongs to a host's name, and WebAuthn takes no IP address for one.</summary>
    private static string Spoken(string url) => url.Replace("//127.0.0.1:", "//localhost:", StringComparison.Ordinal);

    private static void PrintDemonstration(TextWriter screen, string url, ServerStart.Ready ready, DemonstrationFile demonstration)
    {
        var caller = demonstration.Callers.FirstOrDefault(caller => IsPermitted(ready, caller)) ?? demonstration.Callers[0];
        var data = ready.Setup.Folders.Data;
        var above = ready.Ceiling.Classification < Classification.Secret ? "NATO SECRET" : "COSMIC TOP SECRET";
        screen.WriteLine($$"""
              Callers     {{string.Join(", ", demonstration.Callers.Select(caller => caller.Name))}}: keys in {{Path.Combine(data, DemonstrationFile.Name)}}

              This is the demonstration: no model weights, no outbound connection. From a program, as the {{caller.Name}}:

                curl -i {{url}}/v1/chat/completions \
                  -H 'Authorization: Bearer {{caller.Key}}' \
                  -H 'Content-Type: application/json' \
                  -d '{"model": "{{QuoteProvider.Model}}", "messages": [{"role": "user", "content": "What does the agreement say about surveillance?"}]}'

              Next:
                · begin the content with "{{above}}\n": refused, with the clause that says so
                · use the key of analyst-nsa: an intelligence agency is excluded
                · take the Caveat-Receipt of an answer to {{url}}/v1/receipts/…: proof that its decision is in the log
                · check the whole log: dotnet run --project src/Caveat.Cli -- ledger verify {{data}}

            """);
    }

    /// <summary>Whether the agreement lets this caller ask: the command on the screen is one that works.</summary>
    private static bool IsPermitted(ServerStart.Ready ready, DemonstrationCaller caller) => ready.Setup.Governing.Now.Decide(new ExchangeFacts
    {
        Time = ready.Setup.Time.GetUtcNow(),
        Network = ready.Setup.Network,
        Organisation = OrganisationId.Parse(caller.Organisation),
        Nation = NationCode.Parse(caller.Nation),
        Purpose = PurposeId.Parse(caller.Purpose),
        Vendor = QuoteProvider.BuiltIn,
        Model = ModelName.Parse(QuoteProvider.Model),
        Grade = Grade.Unmarked,
        Findings = [],
    }) is Decision.Permitted;
}
