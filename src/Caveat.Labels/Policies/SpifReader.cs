using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Xml.Linq;
using Caveat.Labels.Metadata;

namespace Caveat.Labels.Policies;

/// <summary>Reads a security policy information file of schema 2.1 (xmlspif.org). Stateless and thread-safe.</summary>
/// <remarks>
/// Any prefix will do. What a <see cref="SecurityPolicy"/> cannot represent is refused and never left out, because it could be a restriction; so is schema 3.0,
/// whose markings are another model. The XML is untrusted: no document type, at most 16 MiB, nothing fetched.
/// </remarks>
public static class SpifReader
{
    /// <summary>Reads one policy.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> xml, [NotNullWhen(true)] out SecurityPolicy? policy, [NotNullWhen(false)] out string? error)
    {
        policy = null;
        if (!SafeXml.TryParse(xml, out var root, out error, SpifXml.MaxBytes))
        {
            return false;
        }
        try
        {
            policy = Read(root);
            return true;
        }
        catch (SpifFaultException fault)
        {
            error = fault.Message;
            return false;
        }
    }

    private static SecurityPolicy Read(XElement root)
    {
        SpifXml.CheckVersion(root);
        SpifXml.ExpectChildren(root, "securityPolicyId", "securityClassifications", "securityCategoryTagSets", "defaultSecurityPolicyId", "equivalentPolicies", "extensions");
        var identifier = SpifXml.Child(root, "securityPolicyId") ?? throw SpifXml.Fault(root, "has no securityPolicyId");
        if (!PolicyId.TryParse(SpifXml.Required(identifier, "name"), out var id))
        {
            throw SpifXml.Fault(identifier, "names no policy: write 1 to 64 printable characters");
        }
        var classes = SpifXml.Child(root, "securityClassifications") is { } list ? SpifXml.Children(list, "securityClassification") : [];
        var classifications = SpifClassifications.Read(classes, id);
        if (classifications.IsEmpty)
        {
            throw SpifXml.Fault(root, "has no securityClassification");
        }
        var sets = SpifXml.Child(root, "securityCategoryTagSets") is { } tags ? SpifXml.Children(tags, "securityCategoryTagSet") : [];
        var others = SpifXml.Child(root, "equivalentPolicies") is { } equivalents ? SpifXml.Children(equivalents, "equivalentPolicy") : [];
        ImmutableArray<CategoryTagSet> tagSets = [.. sets.Select(SpifTagSets.Read)];
        if (tagSets.Select(tagSet => tagSet.TagName).Distinct(StringComparer.OrdinalIgnoreCase).Count() != tagSets.Length)
        {
            throw SpifXml.Fault(root, "has two securityCategoryTagSets of one name");
        }
        return new SecurityPolicy(id, classifications, tagSets)
        {
            Oid = SpifXml.Optional(identifier, "id"),
            Title = id.Name,
            Equivalences = SpifClassifications.ReadEquivalences(classes, others),
        };
    }
}
