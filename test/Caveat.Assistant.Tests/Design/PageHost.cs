using Caveat.Assistant.Access;
using Caveat.Assistant.Asking;
using Caveat.Assistant.Design;
using Caveat.Assistant.Storage;
using Caveat.Assistant.Words;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Caveat.Assistant.Tests.Design;

/// <summary>The frame's routes on a port of their own, for one caller who is signed in.</summary>
public sealed class PageHost : IAsyncLifetime
{
    private readonly WebApplication _app;

    public PageHost()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(new AssistantOptions());
        builder.Services.AddRazorComponents();
        DesignSetup.Add(builder.Services, new AssistantOptions());
        _app = builder.Build();
        _app.Use((http, next) =>
        {
            http.Features.Set(By);
            http.Features.Set(Wishes);
            return next();
        });
        var routes = _app.MapGroup("");
        DesignSetup.Map(routes);
        routes.MapGet("/lost", () => PageAnswer.Problem(By, StatusCodes.Status404NotFound));
        routes.MapGet("/plain", () => PageAnswer.Of<ProblemPage>(new { By.Locale, By.Network.Ceiling, Status = 503, Sentence = "<b>bold</b>" }, 503));
    }

    public SignedIn By { get; set; } = Reader("en");

    internal Preferences Wishes { get; set; } = new();

    internal AssetPaths Assets => _app.Services.GetRequiredService<AssetPaths>();

    public HttpClient Http { get; } = new();

    public static SignedIn Reader(string language, string text = "The AI system is not used for it.", params StandingView[] orders) => new(
        OwnerId.Parse(new string('a', 64)),
        new CallerView(new string('a', 64), "A. <Officer>", new("staff", "Staff"), "BEL", new("staff-work", "Staff work"), ["caller"], "NATO UNCLASSIFIED"),
        "cvs_secret",
        Locale.Find(language)!,
        new NetworkView(new("net", "The network"), "NATO RESTRICTED", "log+1+key",
        [
            Agreement("alliance", new ClauseView("4.2", "No surveillance", text, "detected", "forbid: use domestic-surveillance"), new ClauseView("5.1", "Vendors", "…", "enforced", "permit: vendors vendor")),
            Agreement("nation <of> ours", new ClauseView("1.1", "Words & deeds", "…", "stated", "forbid: use autonomous-weapons")),
        ]),
        orders);

    public async Task<string> GetAsync(string path) => await Http.GetStringAsync(path, TestContext.Current.CancellationToken);

    public async ValueTask InitializeAsync()
    {
        await _app.StartAsync();
        Http.BaseAddress = new Uri(_app.Urls.Single());
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
    }

    private static AgreementView Agreement(string id, params ClauseView[] clauses) =>
        new(id, 3, "sha256:00", $"Agreement of the {id}", new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero), null, ["one", "two"], clauses);
}
