namespace Caveat.Labels.Metadata;

/// <summary>A label to the form that is written as JSON. Expects a label without faults.</summary>
internal static class JsonLabelWriting
{
    public static JsonLabel Write(ConfidentialityLabel label) => new()
    {
        Xmlns = LabelXmlNames.LabelUri,
        // The originator's own label is the ordinary case and has no word for it in the specification's example.
        Role = label.Role == LabelRole.Originator ? null : label.Role.ToString().ToUpperInvariant(),
        Id = OrNull(label.Id),
        ReviewDateTime = label.ReviewAt is { } review ? LabelTime.Write(review) : null,
        ConfidentialityInformation = new JsonSensitivity
        {
            PolicyIdentifier = label.Label.Policy.Name,
            Classification = label.Label.Classification,
            PrivacyMark = OrNull(label.PrivacyMark),
            Category = label.Label.Categories.IsEmpty ? null : [.. label.Label.Categories.Select(category => new JsonCategory
            {
                TagName = category.TagName,
                Type = category.Type.ToString().ToUpperInvariant(),
                URI = OrNull(category.Uri),
                GenericValues = [.. category.Values],
            })],
        },
        OriginatorID = label.Originator is { } originator ? new JsonOriginator { IDType = originator.IdType, Value = originator.Value } : null,
        CreationTime = LabelTime.Write(label.CreatedAt!.Value),
        SuccessionHandling = label.Succession is { } succession
            ? new JsonSuccession { SuccessionDateTime = LabelTime.Write(succession.At), SuccessorConfidentialityLabel = Write(succession.Successor) }
            : null,
    };

    private static string? OrNull(string text) => text.Length == 0 ? null : text;
}
