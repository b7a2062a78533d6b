using System.Net;
using System.Text;
using Caveat.Assistant.Design;
using Caveat.Assistant.Documents;
using Caveat.Assistant.Storage;
using Caveat.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Caveat.Assistant.Tests.Documents;

/// <summary>The routes of documents on a port of their own; a request says by a header whose it is.</summary>
internal sealed class DocumentServer : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly WebApplication _app;

    private DocumentServer(long mostBytes, bool offersSample)
    {
        var options = new AssistantOptions { DocumentBytes = mostBytes, OffersSample = offersSample, Database = _folder.File("a.db"), KeyFile = _folder.File("key") };
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddSingleton(options);
        builder.Services.AddRazorComponents();
        builder.Services.AddAntiforgery();
        StorageSetup.Add(builder.Services, options);
        DesignSetup.Add(builder.Services, options);
        DocumentSetup.Add(builder.Services, options);
        _app = builder.Build();
        _app.Use((http, next) =>
        {
            http.Features.Set(Desk.Person(http.Request.Headers["Owner"].FirstOrDefault("a")![0]));
            return next();
        });
        var routes = _app.MapGroup("");
        DocumentSetup.Map(routes);
    }

    public HttpClient Client { get; } = new(new HttpClientHandler { AllowAutoRedirect = false });

    public int Port => Client.BaseAddress!.Port;

    public static async Task<DocumentServer> StartAsync(long mostBytes = 1 << 20, bool offersSample = true)
    {
        var server = new DocumentServer(mostBytes, offersSample);
        await server._app.StartAsync();
        server.Client.BaseAddress = new Uri(server._app.Urls.First());
        return server;
    }

    public Task<HttpResponseMessage> UploadAsync(string name, byte[] content, string? project = null)
    {
        var form = new MultipartFormDataContent { HeaderEncodingSelector = (_, _) => Encoding.UTF8 };
        if (project is not null)
        {
            form.Add(new StringContent(project), "project");
        }

        // As browsers write it: one plain name, in UTF-8.
        var file = new ByteArrayContent(content);
        file.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"file\"; filename=\"{name}\"");
        form.Add(file);
        return Client.PostAsync("/documents", form);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        _folder.Dispose();
    }
}
