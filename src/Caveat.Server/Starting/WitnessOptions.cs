using Caveat.Ledger;
using Caveat.Ledger.Witnesses;

namespace Caveat.Server.Starting;

/// <summary>Who must cosign the log's checkpoints. Without a policy nobody is asked, and no connection is made.</summary>
internal sealed class WitnessOptions
{
    private const double MostHours = 1_000_000;

    /// <summary>The path of a policy of witnesses with their addresses (C2SP tlog-policy).</summary>
    public string? Policy { get; set; }

    /// <summary>After how many hours a cosignature counts no longer.</summary>
    public double MaxAgeHours { get; set; } = 24;

    public void Validate(List<string> errors)
    {
        if (MaxAgeHours is not (> 0 and < MostHours))
        {
            errors.Add($"Witnesses:MaxAgeHours is \"{MaxAgeHours}\": give more than 0.");
        }

        if (Policy is not null)
        {
            Read(errors);
        }
    }

    /// <summary>Asks the witnesses, before anything new is logged; null where the configuration names none.</summary>
    /// <exception cref="LedgerCorruptException">A witness has cosigned what the log does not extend.</exception>
    /// <exception cref="IOException">The policy cannot be met, or is not about this log.</exception>
    public async Task<WitnessCollector?> OpenAsync(AppendLog log, TimeProvider time)
    {
        if (Policy is null)
        {
            return null;
        }

        List<string> errors = [];
        return await WitnessCollector.OpenAsync(log, new WitnessCollectorOptions
        {
            // Fail closed: a policy that was changed since it was validated does not mean that nobody has to witness.
            Policy = Read(errors) ?? throw new IOException(errors[0]),
            MaxAge = TimeSpan.FromHours(MaxAgeHours),
            TimeProvider = time,
        }).ConfigureAwait(false);
    }

    private WitnessPolicy? Read(List<string> errors)
    {
        try
        {
            if (WitnessPolicy.TryParse(File.ReadAllBytes(Policy!), out var policy, out var problems))
            {
                return policy;
            }

            errors.AddRange(problems.Select(problem => $"Witnesses:Policy names \"{Policy}\". {problem}"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            errors.Add($"Witnesses:Policy names \"{Policy}\", which cannot be read: {e.Message}");
        }

        return null;
    }
}
