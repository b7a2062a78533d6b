using System.Collections.Frozen;
using System.Collections.Immutable;
using Caveat.Agreements.Evaluation;
using Caveat.Agreements.Registers;

namespace Caveat.Agreements.Orders;

/// <summary>The timelines that take something away, by what they take. Found without allocating.</summary>
internal sealed class OrderTargets
{
    private readonly FrozenDictionary<VendorId, ImmutableArray<OrderTimeline>> _vendors;
    private readonly FrozenDictionary<(VendorId Vendor, string Name), ImmutableArray<OrderTimeline>> _models;
    private readonly FrozenDictionary<ProviderId, ImmutableArray<OrderTimeline>> _providers;
    private readonly FrozenDictionary<OrganisationId, ImmutableArray<OrderTimeline>> _organisations;
    private readonly FrozenDictionary<AppId, ImmutableArray<OrderTimeline>> _apps;
    private readonly FrozenDictionary<NetworkId, ImmutableArray<OrderTimeline>> _networks;

    public OrderTargets(ImmutableArray<OrderTimeline> timelines, OrganisationTree tree)
    {
        _vendors = Index<VendorId>(timelines, target => target is OrderTarget.OfVendor of ? [of.Vendor] : target is OrderTarget.OfModel { Model: { IsAny: true } model } ? [model.Vendor] : []);
        _models = Index<(VendorId, string)>(timelines, target => target is OrderTarget.OfModel { Model: { IsAny: false } model } ? Spellings(model) : [], ModelSpelling.Instance);
        _providers = Index<ProviderId>(timelines, target => target is OrderTarget.OfProvider of ? [of.Provider] : []);
        _organisations = Index<OrganisationId>(timelines, target => target is OrderTarget.OfOrganisation of ? tree.Under(of.Organisation) : []);
        _apps = Index<AppId>(timelines, target => target is OrderTarget.OfApp of ? [of.App] : []);
        _networks = Index<NetworkId>(timelines, target => target is OrderTarget.OfNetwork of ? [of.Network] : []);
    }

    /// <summary>What takes one kind of thing away, for each kind in turn; <paramref name="kind"/> counts from 0 and the answer is false past the last.</summary>
    public bool TryFind(in ExchangeFacts facts, int kind, out ImmutableArray<OrderTimeline> found)
    {
        found = kind switch
        {
            0 => Of(_vendors, facts.Vendor),
            1 => _models.Count == 0 ? [] : Of(_models, (facts.Vendor, facts.Model.Value)),
            2 => Of(_providers, facts.Provider),
            3 => Of(_organisations, facts.Organisation),
            4 => Of(_apps, facts.App),
            5 => Of(_networks, facts.Network),
            _ => default,
        };
        return !found.IsDefault;
    }

    private static ImmutableArray<OrderTimeline> Of<TKey>(FrozenDictionary<TKey, ImmutableArray<OrderTimeline>> index, TKey key)
        where TKey : notnull => index.TryGetValue(key, out var found) ? found : [];

    /// <summary>Callers name a model with or without its vendor in front.</summary>
    public static IEnumerable<(VendorId, string)> Spellings(ModelPattern model) => [(model.Vendor, model.Name), (model.Vendor, model.ToString())];

    private static FrozenDictionary<TKey, ImmutableArray<OrderTimeline>> Index<TKey>(
        ImmutableArray<OrderTimeline> timelines, Func<OrderTarget, IEnumerable<TKey>> keys, IEqualityComparer<TKey>? comparer = null)
        where TKey : notnull =>
        timelines
            .Where(timeline => timeline.Prohibits is not null)
            .SelectMany(timeline => keys(timeline.Prohibits!.Target).Select(key => (key, timeline)))
            .GroupBy(pair => pair.key, pair => pair.timeline, comparer)
            .ToFrozenDictionary(group => group.Key, group => group.Distinct().ToImmutableArray(), comparer);
}
