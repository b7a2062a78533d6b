using Caveat.Assistant.Access;
using Caveat.Assistant.Design;
using Caveat.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Caveat.Assistant.Tests.Access;

/// <summary>The assistant's guard on a port of its own, with a fake gateway and a clock that the test sets; a few routes stand for its pages.</summary>
public sealed class AssistantHost : IAsyncDisposable
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder;
    private WebApplication _app;

    private AssistantHost(TemporaryFolder folder, FakeGateway gateway, SetClock clock, WebApplication app) => (_folder, Gateway, Clock, _app) = (folder, gateway, clock, app);

    public FakeGateway Gateway { get; }

    public SetClock Clock { get; }

    public Uri Address => new(_app.Urls.First());

    public IServiceProvider Services => _app.Services;

    public static async Task<AssistantHost> StartAsync()
    {
        var clock = new SetClock(Noon);
        var folder = new TemporaryFolder();
        var gateway = await FakeGateway.StartAsync(clock);
        return new AssistantHost(folder, gateway, clock, await BuildAsync(folder, gateway, clock));
    }

    /// <summary>Stops the server and starts another on the same state, at another port.</summary>
    public async Task RestartAsync()
    {
        await _app.DisposeAsync();
        _app = await BuildAsync(_folder, Gateway, Clock);
    }

    public Browser OpenBrowser(string language = "en") => new(() => Address, language);

    public async Task<Browser> OpenBrowserOfAsync(string name, bool consented = true)
    {
        if (consented)
        {
            Gateway.Accept(name);
        }

        var browser = OpenBrowser();
        var answer = await browser.SignInAsync(name);
        Assert.Equal(StatusCodes.Status303SeeOther, (int)answer.StatusCode);
        return browser;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await Gateway.DisposeAsync();
        _folder.Dispose();
    }

    private static async Task<WebApplication> BuildAsync(TemporaryFolder folder, FakeGateway gateway, SetClock clock)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddAssistant(new AssistantOptions
        {
            Database = folder.File("assistant.db"),
            KeyFile = folder.File("assistant.key"),
            Gateway = gateway.Address,
            Ceiling = "NATO UNCLASSIFIED",
        });
        var app = builder.Build();
        var group = app.MapGroup("");
        AccessSetup.Map(group);
        group.MapGet("/test/page", (HttpContext http) => PageAnswer.Of<ForgetPage>(new { By = SignedIn.Of(http) }));
        group.MapGet("/test/nonce", (HttpContext http) => Nonce.Of(http));
        group.MapGet("/test/language", (HttpContext http) => SignedIn.Of(http).Locale.Code);
        group.MapGet("/test/theme", (HttpContext http) => $"{http.Features.Get<Preferences>()!.Theme} {http.Features.Get<Preferences>()!.SingleKeys}");
        group.MapPost("/test/act", async Task<string> (HttpContext http) => (await http.Request.ReadFormAsync())["text"].ToString());
        group.MapGet("/test/failure", string (HttpContext _) => throw new InvalidOperationException("a secret"));
        await app.StartAsync();
        return app;
    }
}
