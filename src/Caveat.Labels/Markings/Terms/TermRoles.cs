namespace Caveat.Labels.Markings.Terms;

/// <summary>What words say that are no level: those that stand in a marking's line, and those of the text around it.</summary>
[Flags]
internal enum TermRoles : ushort
{
    None = 0,
    Heading = 1 << 0,
    Neutral = 1 << 1,
    Control = 1 << 2,
    Release = 1 << 3,
    Authority = 1 << 4,
    Commerce = 1 << 5,
    Manual = 1 << 6,
    Code = 1 << 7,
}
