namespace Caveat.Labels.Policies;

/// <summary>A label said in another policy: a <see cref="MappedLabel"/>, or <see cref="NoEquivalent"/>.</summary>
public abstract record Mapping
{
    private protected Mapping()
    {
    }
}
