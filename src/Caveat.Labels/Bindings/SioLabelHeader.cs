using System.Diagnostics.CodeAnalysis;
using System.Formats.Asn1;
using System.Text;
using Caveat.Labels.Documents;
using Caveat.Labels.Metadata;
using Caveat.Labels.Policies;

namespace Caveat.Labels.Bindings;

/// <summary>The mail header <c>SIO-Label</c> (RFC 7444): a display marking, and a label as XML (<c>:xml</c>) or as an ESS security label (<c>:ess</c>, RFC 2634).</summary>
internal static class SioLabelHeader
{
    public const string Name = "SIO-Label";

    /// <summary>Reads the header's unfolded value: the label, and the marking too where it says something else. False when neither is known; <paramref name="problem"/> then says what there was.</summary>
    public static bool TryRead(string value, string part, out IReadOnlyList<FoundLabel> labels, out string problem)
    {
        var parameters = HeaderParameters.Read(value);
        var type = parameters.GetValueOrDefault("type", "").Trim();
        var bytes = Bytes(parameters.GetValueOrDefault("label", ""));
        var found = new List<FoundLabel>();
        if (bytes is not null && type is ":xml" && LabelXml.TryRead(bytes, out var xml, out _))
        {
            found.Add(new FoundLabel(xml, Name, part));
        }
        else if (bytes is not null && type is ":ess" && TryReadEss(bytes, out var ess))
        {
            found.Add(new FoundLabel(new ConfidentialityLabel(ess), Name, part));
        }
        if (LabelText.TryParse(parameters.GetValueOrDefault("marking"), out var marking) && found.TrueForAll(label => !IsSameLevel(label.Label.Label, marking)))
        {
            found.Add(new FoundLabel(new ConfidentialityLabel(marking), Name, part));
        }
        problem = found.Count > 0 ? "" : $"The header {Name} has a label of the type \"{ShownText.Of(type)}\" that cannot be read, and no marking that is known.";
        labels = found;
        return found.Count > 0;
    }

    // The marking of a label need not show all its categories.
    private static bool IsSameLevel(Label label, Label marking) =>
        label.Policy == marking.Policy && label.Classification.Equals(marking.Classification, StringComparison.OrdinalIgnoreCase);

    // ESSSecurityLabel ::= SET { policy OBJECT IDENTIFIER, classification INTEGER OPTIONAL, … }: a SET in DER is sorted by tag, INTEGER (2) first.
    private static bool TryReadEss(byte[] bytes, [NotNullWhen(true)] out Label? label)
    {
        label = null;
        try
        {
            var set = new AsnReader(bytes, AsnEncodingRules.BER, new AsnReaderOptions { SkipSetSortOrderVerification = true }).ReadSetOf(skipSortOrderValidation: true);
            string? policy = null;
            var level = -1;
            while (set.HasData)
            {
                var tag = set.PeekTag();
                if (tag.HasSameClassAndValue(Asn1Tag.ObjectIdentifier))
                {
                    policy = set.ReadObjectIdentifier();
                }
                else if (!tag.HasSameClassAndValue(Asn1Tag.Integer))
                {
                    set.ReadEncodedValue();
                }
                else if (!set.TryReadInt32(out level))
                {
                    return false;
                }
            }
            if (policy is null || level is < 0 or > 5 || !PolicyId.TryParse(PolicyName(policy), out var id))
            {
                return false;
            }
            label = LabelText.Of(new Grade(id, (Classification)level));
            return true;
        }
        catch (AsnContentException)
        {
            return false;
        }
    }

    private static string PolicyName(string identifier) =>
        SecurityPolicies.BuiltIn.TryFindByOid(identifier, out var policy) ? policy.Id.Name : $"urn:oid:{identifier}";

    private static byte[]? Bytes(string base64)
    {
        var text = new StringBuilder(base64.Length);
        foreach (var sign in base64)
        {
            if (!char.IsWhiteSpace(sign))
            {
                text.Append(sign);
            }
        }
        var bytes = new byte[text.Length];
        return text.Length > 0 && Convert.TryFromBase64String(text.ToString(), bytes, out var length) ? bytes[..length] : null;
    }
}
