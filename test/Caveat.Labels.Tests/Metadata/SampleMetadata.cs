using Caveat.Labels.Metadata;
using Caveat.Labels.Tests.Policies;
using FsCheck;
using FsCheck.Fluent;

namespace Caveat.Labels.Tests.Metadata;

/// <summary>Makes labels with metadata that may be written.</summary>
internal static class SampleMetadata
{
    public static Gen<ConfidentialityLabel> Any() =>
        from label in One()
        from successor in One()
        from kind in Gen.Choose(0, 3)
        from at in Time()
        select kind == 0 ? label with { ReviewAt = null, Succession = new Succession(at, successor with { Role = label.Role }) }
            : kind == 1 ? label with { Succession = new Succession(at, successor with { Role = label.Role }) }
            : label;

    private static Gen<ConfidentialityLabel> One() =>
        from label in SampleLabels.Any()
        from role in Gen.Elements(LabelRole.Originator, LabelRole.Alternative, LabelRole.Metadata)
        from id in Gen.Elements("", "a", "lbl-1", "Étiquette.2")
        from created in Time()
        from review in Time()
        from mark in Gen.Elements("", "CLEAR", "a < b & \"c\"", "НЕ ДЛЯ ВСЕХ \U0001F512")
        from originator in Gen.Elements(null, new Originator("rfc822Name", "a@example.test"), new Originator("jID", "x@y/z"))
        select new ConfidentialityLabel(label) { Role = role, Id = id, CreatedAt = created, ReviewAt = review, PrivacyMark = mark, Originator = originator };

    private static Gen<DateTimeOffset> Time() =>
        from seconds in Gen.Choose(0, int.MaxValue)
        from ticks in Gen.Elements(0, 1, 5_000_000, 9_999_999)
        from hours in Gen.Choose(-12, 12)
        select DateTimeOffset.UnixEpoch.AddSeconds(seconds).AddTicks(ticks).ToOffset(TimeSpan.FromHours(hours));
}
