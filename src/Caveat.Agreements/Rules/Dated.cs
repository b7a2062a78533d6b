using System.Collections.Immutable;

namespace Caveat.Agreements.Rules;

/// <summary>A value and what it becomes at later times. Immutable.</summary>
/// <param name="First">The value before the first step.</param>
/// <param name="Steps">In ascending order of time; each value holds from its time, inclusive.</param>
public sealed record Dated<T>(T First, ImmutableArray<(DateTimeOffset From, T Value)> Steps)
{
    public Dated(T value)
        : this(value, [])
    {
    }

    public T At(DateTimeOffset time)
    {
        for (int i = Steps.Length - 1; i >= 0; i--)
        {
            if (Steps[i].From <= time)
            {
                return Steps[i].Value;
            }
        }

        return First;
    }
}
