using Microsoft.Extensions.DependencyInjection;

namespace Caveat.Assistant.Storage;

/// <summary>The database and the seal, open before the first request.</summary>
internal static class StorageSetup
{
    /// <exception cref="IOException">One of them cannot be opened; the message is for the operator.</exception>
    public static void Add(IServiceCollection services, AssistantOptions options)
    {
        var database = AssistantDatabase.Open(options.Database);
        services.AddSingleton(_ => database);
        services.AddSingleton(OwnerSeal.Open(database, options.KeyFile));
    }
}
