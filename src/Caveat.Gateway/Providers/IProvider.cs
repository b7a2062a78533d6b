using Caveat.Agreements;
using Caveat.Agreements.Registers;
using Caveat.Gateway.Exchanges;

namespace Caveat.Gateway.Providers;

/// <summary>A configured endpoint of a vendor that answers exchanges in the OpenAI dialect.</summary>
/// <remarks>Thread-safe. What it answers is not trusted: the gateway reads it before anything is released.</remarks>
public interface IProvider
{
    string Name { get; }

    /// <summary>The name as orders and entries have it; the default value where the name is no id.</summary>
    ProviderId Id => ProviderId.TryParse(Name, out var id) ? id : default;

    /// <summary>The nation in which it runs, as the operator declares; the default value where nothing is declared.</summary>
    NationCode Location => default;

    /// <summary>The vendor's id in the agreement's register.</summary>
    VendorId Vendor { get; }

    /// <summary>The models it serves; <c>*</c> stands for any name.</summary>
    IReadOnlyList<string> Models { get; }

    /// <summary>What a model is good for, in plain words for people; null where nobody has said.</summary>
    string? Describe(ModelName model, Language language) => null;

    /// <summary>Forwards the exchange's bytes and returns when the answer's headers are there; never throws for a failing vendor.</summary>
    Task<ProviderReply> SendAsync(Exchange exchange, CancellationToken cancellationToken);
}
