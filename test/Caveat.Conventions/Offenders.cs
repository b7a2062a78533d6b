namespace Caveat.Conventions;

/// <summary>Fails with every offender at once, each on its line, under one sentence that says what to change.</summary>
internal static class Offenders
{
    public static void None(string mend, IEnumerable<string> offenders)
    {
        var all = offenders.Order(StringComparer.Ordinal).ToList();
        if (all.Count > 0)
        {
            Assert.Fail($"{mend}\n  {string.Join("\n  ", all)}\n");
        }
    }
}
