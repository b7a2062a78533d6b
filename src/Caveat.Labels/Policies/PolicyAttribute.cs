namespace Caveat.Labels.Policies;

/// <summary>One attribute of a line in a policy file.</summary>
internal sealed record PolicyAttribute(string Name, string Value);
