using System.Collections.Frozen;
using Caveat.Agreements.Registers;

namespace Caveat.Gateway.Providers;

/// <summary>Which providers serve which model.</summary>
/// <remarks>Thread-safe: lookups read an immutable snapshot that <see cref="Refresh"/> replaces whole.</remarks>
public sealed class ModelCatalogue
{
    private const string AnyModel = "*";

    private readonly IReadOnlyList<IProvider> _providers;
    private FrozenDictionary<string, ModelRoute> _routes = FrozenDictionary<string, ModelRoute>.Empty;

    public ModelCatalogue(IReadOnlyList<IProvider> providers)
    {
        _providers = providers;
        Refresh();
    }

    /// <summary>In the configuration's order.</summary>
    internal IReadOnlyList<IProvider> Providers => _providers;

    /// <summary>Every model by name; a provider of any name adds none here.</summary>
    public IEnumerable<ModelRoute> Routes => _routes.Values.OrderBy(route => route.Model.Value, StringComparer.Ordinal);

    public ModelRoute? Find(ReadOnlySpan<char> model)
    {
        if (_routes.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(model, out var route))
        {
            return route;
        }

        List<IProvider>? any = null;
        foreach (var provider in _providers)
        {
            if (provider.Models is [AnyModel])
            {
                (any ??= []).Add(provider);
            }
        }

        return any is not null && ModelName.TryParse(model.ToString(), out var name) ? new ModelRoute(name, any) : null;
    }

    /// <summary>Takes the providers' present model lists.</summary>
    public void Refresh() => _routes = _providers
        .SelectMany(provider => provider.Models.Select(model => (model, provider)))
        .Where(pair => pair.model != AnyModel && ModelName.TryParse(pair.model, out _))
        .GroupBy(pair => pair.model, pair => pair.provider, StringComparer.Ordinal)
        .ToFrozenDictionary(
            group => group.Key,
            group => new ModelRoute(ModelName.Parse(group.Key), [.. group.Concat(_providers.Where(p => p.Models is [AnyModel])).Distinct()]),
            StringComparer.Ordinal);
}
