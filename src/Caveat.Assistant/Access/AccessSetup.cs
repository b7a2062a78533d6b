using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Caveat.Assistant.Access;

/// <summary>Signing in, consent, the lock, settings, and what every request must pass.</summary>
internal static class AccessSetup
{
    private const string FormCookie = "caveat-forms";

    public static void Add(IServiceCollection services, AssistantOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddDataProtection().SetApplicationName("caveat");
        services.AddOptions<KeyManagementOptions>().Configure<IServiceProvider>(static (keys, provider) =>
        {
            keys.XmlRepository = ActivatorUtilities.CreateInstance<CookieKeyStore>(provider);
            keys.XmlEncryptor = new SealedXml(provider);
        });
        services.AddAntiforgery(static forms =>
        {
            forms.Cookie.Name = FormCookie;
            forms.Cookie.HttpOnly = true;
            forms.Cookie.SameSite = SameSiteMode.Strict;
            forms.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            forms.Cookie.Path = "/";
            // The Content-Security-Policy says it, and lets one route say otherwise.
            forms.SuppressXFrameOptionsHeader = true;
        });
        services.AddSingleton<SessionCookie>();
        services.AddSingleton<SessionStore>();
        services.AddSingleton<SessionWatch>();
        services.AddSingleton<SessionDoor>();
        services.AddSingleton<CallerFacts>();
        services.AddSingleton<ShownCeiling>();
        services.AddSingleton<WishStore>();
        services.AddSingleton<OwnerErasure>();
        services.AddSingleton<AccessGate>();
    }

    public static void Map(RouteGroupBuilder routes)
    {
        Guard(routes);
        SignInRoutes.Map(routes);
        SessionRoutes.Map(routes);
        ConsentRoutes.Map(routes);
        SettingsRoutes.Map(routes);
    }

    /// <summary>Puts the gate before every route of the group: around the whole of it, for a filter would run after the body was read.</summary>
    private static void Guard(RouteGroupBuilder routes)
    {
        var gate = ((IEndpointRouteBuilder)routes).ServiceProvider.GetRequiredService<AccessGate>();
        ((IEndpointConventionBuilder)routes).Finally(endpoint =>
        {
            var page = endpoint.RequestDelegate ?? throw new InvalidOperationException("A route of the assistant answers nothing.");
            var passage = Passages.Of(endpoint);
            endpoint.RequestDelegate = http => gate.RunAsync(http, passage, page);
            // The gate has looked at the token already: the framework need not insist on its own middleware.
            endpoint.Metadata.Add(new RequireAntiforgeryTokenAttribute(required: false));
        });
    }
}
