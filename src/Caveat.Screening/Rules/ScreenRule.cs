using Caveat.Screening.Findings;

namespace Caveat.Screening.Rules;

/// <summary>Concepts that together, within one scope, are a finding unless an exception stands there too. Groups are bit numbers.</summary>
internal sealed record ScreenRule(UseCategory Category, string Id, IReadOnlyList<int> Groups, ulong All, ulong Spanning, ulong Unless);
