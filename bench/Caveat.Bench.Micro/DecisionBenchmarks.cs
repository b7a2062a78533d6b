using BenchmarkDotNet.Attributes;
using Caveat.Agreements.Evaluation;
using Caveat.Agreements.Reading;
using Caveat.Agreements.Registers;
using Caveat.Labels;

namespace Caveat.Bench.Micro;

/// <summary>One decision under the sample agreement. Budget: below 2 µs, and nothing allocated when permitted.</summary>
[MemoryDiagnoser]
public class DecisionBenchmarks
{
    private AgreementEvaluator _evaluator = null!;
    private ExchangeFacts _permitted;
    private ExchangeFacts _refused;

    [GlobalSetup]
    public void Prepare()
    {
        const string Sample = "nato-unclassified.v1.md";
        byte[] document = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, Sample));
        var agreement = ((ReadResult.Parsed)AgreementReader.Read(document, Sample)).Agreement;
        _evaluator = new AgreementEvaluator(agreement);
        _permitted = new ExchangeFacts
        {
            Time = agreement.InForce.From.AddDays(1),
            Network = NetworkId.Parse("nato-unclassified"),
            Organisation = OrganisationId.Parse("alliance-headquarters"),
            Nation = NationCode.Parse("BEL"),
            Purpose = PurposeId.Parse("staff-work"),
            Vendor = VendorId.Parse("self-hosted"),
            Model = ModelName.Parse("bench-model"),
            Grade = Grade.Unmarked,
            Findings = [],
        };
        _refused = _permitted with { Grade = new Grade(PolicyId.Nato, Classification.Secret) };
        if (Permitted() is not Decision.Permitted || Refused() is not Decision.Refused)
        {
            throw new InvalidOperationException("The sample agreement no longer decides as these benchmarks suppose.");
        }
    }

    [Benchmark]
    public Decision Permitted() => _evaluator.Decide(_permitted);

    [Benchmark]
    public Decision Refused() => _evaluator.Decide(_refused);
}
