namespace Caveat.Labels.Policies;

/// <summary>What stands for several labels: a <see cref="DominantLabel"/> or an <see cref="Escalation"/>.</summary>
public abstract record DominanceResult
{
    private protected DominanceResult()
    {
    }
}
