using Caveat.Agreements.Registers;

namespace Caveat.Agreements.Orders;

/// <summary>What an order is about.</summary>
public abstract record OrderTarget
{
    private OrderTarget()
    {
    }

    public sealed record OfVendor(VendorId Vendor) : OrderTarget
    {
        public override string ToString() => $"vendor {Vendor}";
    }

    public sealed record OfModel(ModelPattern Model) : OrderTarget
    {
        public override string ToString() => $"model {Model}";
    }

    public sealed record OfProvider(ProviderId Provider) : OrderTarget
    {
        public override string ToString() => $"provider {Provider}";
    }

    /// <summary>The organisation and those under it.</summary>
    public sealed record OfOrganisation(OrganisationId Organisation) : OrderTarget
    {
        public override string ToString() => $"organisation {Organisation}";
    }

    public sealed record OfApp(AppId App) : OrderTarget
    {
        public override string ToString() => $"app {App}";
    }

    public sealed record OfNetwork(NetworkId Network) : OrderTarget
    {
        public override string ToString() => $"network {Network}";
    }
}
