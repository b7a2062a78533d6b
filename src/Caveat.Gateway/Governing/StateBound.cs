using Caveat.Gateway.Storage.Changes;

namespace Caveat.Gateway.Governing;

/// <summary>How long a gateway goes on by what it last knew while its database cannot be reached: an order may have been confirmed meanwhile.</summary>
internal sealed class StateBound(ChangeSignal changes, TimeSpan longest)
{
    public bool IsExceeded => changes.Age > longest;
}
