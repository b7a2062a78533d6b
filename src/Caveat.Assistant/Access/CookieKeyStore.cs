using System.Xml.Linq;
using Caveat.Assistant.Storage;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Caveat.Assistant.Access;

/// <summary>Keeps the keys that protect cookies in the assistant's database: a restart signs nobody out, and replicas read each other's cookies.</summary>
internal sealed class CookieKeyStore(AssistantDatabase database) : IXmlRepository
{
    // The framework's interface is synchronous; it is asked at start and once a day, with no context to come back to.
    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. database.QueryAsync<string>("SELECT content FROM cookie_keys ORDER BY name", new { }, CancellationToken.None).GetAwaiter().GetResult().Select(text => XElement.Parse(text))];

    public void StoreElement(XElement element, string friendlyName)
    {
        ArgumentNullException.ThrowIfNull(element);
        database.ExecuteAsync(
            "INSERT INTO cookie_keys (name, content) VALUES (@Name, @Content)",
            new { Name = friendlyName, Content = element.ToString(SaveOptions.DisableFormatting) },
            CancellationToken.None).GetAwaiter().GetResult();
    }
}
