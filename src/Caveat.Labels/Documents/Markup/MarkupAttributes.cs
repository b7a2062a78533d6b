using System.Xml;

namespace Caveat.Labels.Documents.Markup;

/// <summary>Attributes by their local name: the same words stand in several namespaces across the editions of a standard.</summary>
internal static class MarkupAttributes
{
    extension(XmlReader element)
    {
        /// <summary>The first attribute of that local name; null when there is none.</summary>
        public string? Attribute(string name)
        {
            for (var more = element.MoveToFirstAttribute(); more; more = element.MoveToNextAttribute())
            {
                if (element.LocalName == name)
                {
                    var value = element.Value;
                    element.MoveToElement();
                    return value;
                }
            }
            element.MoveToElement();
            return null;
        }
    }
}
