namespace Caveat.Assistant.Asking;

/// <summary>The gateway answered with an error, or could not be reached.</summary>
public sealed class GatewayRefusedException(RefusalView refusal, Exception? inner = null) : Exception(refusal.Message, inner)
{
    public RefusalView Refusal => refusal;
}
