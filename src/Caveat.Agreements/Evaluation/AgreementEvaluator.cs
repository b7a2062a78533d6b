namespace Caveat.Agreements.Evaluation;

/// <summary>One agreement version, compiled to look-ups. Pure: the same facts give the same decision, always. Thread-safe.</summary>
/// <remarks>A permitted decision allocates nothing once its combination of clauses has been seen.</remarks>
public sealed class AgreementEvaluator
{
    public AgreementEvaluator(Agreement agreement) => Agreement = agreement;

    public Agreement Agreement { get; }

    public Decision Decide(in ExchangeFacts facts) => throw new NotImplementedException();
}
