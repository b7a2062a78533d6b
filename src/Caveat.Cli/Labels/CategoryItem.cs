namespace Caveat.Cli.Labels;

/// <summary>A category of a label as JSON has it.</summary>
internal sealed record CategoryItem(string Tag, string Type, IReadOnlyList<string> Values);
