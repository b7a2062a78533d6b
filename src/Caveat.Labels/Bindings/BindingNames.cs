using System.Xml.Linq;

namespace Caveat.Labels.Bindings;

/// <summary>The names of the namespaces that a binding is written in (ADatP-4778 XSD 1.4, XMLDSIG, xmlmime, ADatP-4778.2 chapter 10).</summary>
internal static class BindingNames
{
    public static readonly XNamespace Binding = "urn:nato:stanag:4778:bindinginformation:1:0";

    public static readonly XNamespace Xmp = "urn:nato:stanag:4778:bindinginformation:1:0:xmp#";

    public static readonly XNamespace Signature = "http://www.w3.org/2000/09/xmldsig#";

    public static readonly XNamespace Mime = "http://www.w3.org/2005/05/xmlmime";

    public static readonly XNamespace Label = "urn:nato:stanag:4774:confidentialitymetadatalabel:1:0";

    public static readonly XName BindingInformation = Binding + "BindingInformation";

    /// <summary>The only digest that the cryptographic profile lets stand (ADatP-4778.2 chapter 2).</summary>
    public const string Sha384 = "http://www.w3.org/2001/04/xmldsig-more#sha384";
}
