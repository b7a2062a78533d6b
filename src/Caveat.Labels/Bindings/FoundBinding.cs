using System.Security.Cryptography.X509Certificates;
using Caveat.Labels.Bindings.Carriers;

namespace Caveat.Labels.Bindings;

/// <summary>A binding of a file, and where the file keeps it.</summary>
public sealed class FoundBinding
{
    internal FoundBinding(CarriedXml carried, Binding binding, ILabelCarrier carrier) =>
        (Place, Xml, Binding, Carrier) = (carried.Place, carried.Xml, binding, carrier);

    /// <summary>In words: <c>customXml/item2.xml</c>, <c>sidecar "plan.txt.bdo"</c>.</summary>
    public string Place { get; }

    public Binding Binding { get; }

    /// <summary>The binding as it stands in the file.</summary>
    public ReadOnlyMemory<byte> Xml { get; }

    internal ILabelCarrier Carrier { get; }

    /// <summary>Checks the binding against the file, and its signatures against certificates that the caller trusts.</summary>
    public BindingCheck Verify(IReadOnlyList<X509Certificate2> trusted)
    {
        try
        {
            return BindingVerifier.Verify(Xml, trusted, Carrier.Data);
        }
        catch (InvalidDataException damage)
        {
            // Fails closed: data that cannot be read does not hold.
            return new BindingCheck([], [$"The file that it binds is damaged: {damage.Message}"]);
        }
    }
}
