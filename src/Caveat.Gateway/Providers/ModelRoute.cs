using Caveat.Agreements.Registers;

namespace Caveat.Gateway.Providers;

/// <summary>A model's name and the providers that serve it, in the configuration's order.</summary>
public sealed record ModelRoute(ModelName Model, IReadOnlyList<IProvider> Providers);
