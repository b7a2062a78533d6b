using BenchmarkDotNet.Attributes;
using Caveat.Agreements.Evaluation;

namespace Caveat.Bench.Micro;

/// <summary>One decision under agreements of growing length. Budget: below 1 µs for 100 clauses, nothing allocated when permitted, at most twice that at 10,000.</summary>
[MemoryDiagnoser]
public class ManyClausesBenchmarks
{
    private AgreementEvaluator _evaluator = null!;
    private ExchangeFacts _permitted;
    private ExchangeFacts _refused;

    [Params(100, 1_000, 10_000)]
    public int Clauses { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        _evaluator = new(ManyClauses.Build(Clauses));
        _permitted = ManyClauses.Facts(ManyClauses.Organisation(2));
        // Of every four clauses one forbids an organisation.
        _refused = ManyClauses.Facts(ManyClauses.Organisation(41));
        if (Permitted() is not Decision.Permitted || Refused() is not Decision.Refused)
        {
            throw new InvalidOperationException("The agreement no longer decides as these benchmarks suppose.");
        }
    }

    [Benchmark]
    public Decision Permitted() => _evaluator.Decide(_permitted);

    [Benchmark]
    public Decision Refused() => _evaluator.Decide(_refused);
}
