using System.Runtime.CompilerServices;

namespace Caveat.Fuzzing;

/// <summary>A parser ended in a way that its contract rules out.</summary>
internal sealed class BrokenPromiseException(string message) : Exception(message)
{
    public static void Unless(bool holds, string message)
    {
        if (!holds)
        {
            throw new BrokenPromiseException(message);
        }
    }

    public static void Unless(bool holds, [InterpolatedStringHandlerArgument(nameof(holds))] PromiseText message)
    {
        if (!holds)
        {
            throw new BrokenPromiseException(message.ToString());
        }
    }
}
