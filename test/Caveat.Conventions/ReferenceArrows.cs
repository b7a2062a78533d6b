using Caveat.Conventions.Reading;

namespace Caveat.Conventions;

/// <summary>The arrows of docs/design: what a project may reference. Tests and benchmarks are free.</summary>
public sealed class ReferenceArrows
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Caveat.Signing"] = [],
        ["Caveat.Labels"] = [],
        ["Caveat.Screening"] = ["Caveat.Labels"],
        ["Caveat.Agreements"] = ["Caveat.Labels", "Caveat.Signing"],
        ["Caveat.Ledger"] = ["Caveat.Signing"],
        ["Caveat.Gateway"] = ["Caveat.Agreements", "Caveat.Labels", "Caveat.Ledger", "Caveat.Screening", "Caveat.Signing"],
        ["Caveat.Assistant"] = ["Caveat.Labels"],
        // What an auditor runs stays small: the command never sees the gateway.
        ["Caveat.Cli"] = ["Caveat.Agreements", "Caveat.Labels", "Caveat.Ledger", "Caveat.Screening", "Caveat.Signing"],
        ["Caveat.Server"] = ["Caveat.Agreements", "Caveat.Assistant", "Caveat.Gateway", "Caveat.Labels", "Caveat.Ledger", "Caveat.Screening", "Caveat.Signing"],
    };

    private static IEnumerable<ProjectFile> Sources => ProjectFile.All.Where(project => project.Path.StartsWith("src/", StringComparison.Ordinal));

    [Fact]
    public void Every_project_under_src_has_its_row_in_the_table_of_arrows() =>
        Offenders.None(
            "Give each project a row in ReferenceArrows, and an arrow in docs/design:",
            Sources.Where(project => !Allowed.ContainsKey(project.Name)).Select(project => project.Path));

    [Fact]
    public void A_project_references_only_what_its_arrows_allow() =>
        Offenders.None(
            "Remove these project references, or change docs/design and ReferenceArrows first:",
            from project in Sources
            from reference in project.References
            where Allowed.TryGetValue(project.Name, out var allowed) && !allowed.Contains(reference)
            select $"{project.Path} references {reference}");

    [Fact]
    public void Nothing_that_ships_references_a_test_or_a_benchmark() =>
        Offenders.None(
            "Remove these project references; shared code belongs under src/:",
            from project in Sources
            from reference in project.References
            where !Sources.Any(source => source.Name == reference)
            select $"{project.Path} references {reference}");

    [Fact]
    public void Every_project_is_built_by_the_solution()
    {
        var solution = Repository.Read("Caveat.slnx");
        Offenders.None(
            "Add these projects to Caveat.slnx:",
            ProjectFile.All.Select(project => project.Path).Where(path => !solution.Contains($"\"{path}\"", StringComparison.Ordinal)));
    }
}
