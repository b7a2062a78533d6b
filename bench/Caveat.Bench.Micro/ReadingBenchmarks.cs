using BenchmarkDotNet.Attributes;
using Caveat.Bench.Load.Content;
using Caveat.Screening;
using Caveat.Screening.Reading;

namespace Caveat.Bench.Micro;

/// <summary>Markings and findings of a 2,000 character prompt. Budget: 3 µs and nothing allocated when it holds neither.</summary>
[MemoryDiagnoser]
public class ReadingBenchmarks
{
    private readonly ContentReader _reader = new(LexicalScreen.BuiltIn);
    private readonly TextReading _found = new();
    private readonly string _plain = Prompt("");
    private readonly string _marked = Prompt("NATO SECRET\n\n");
    private readonly string _wide = Prompt("Größe, naïveté, Ålesund: a few letters beyond ASCII.\n\n");

    [GlobalSetup]
    public void Check()
    {
        if (Plain() || !Marked() || BeyondAscii())
        {
            throw new InvalidOperationException("The readers no longer find what these benchmarks suppose.");
        }
    }

    [Benchmark(Baseline = true)]
    public bool Plain() => Finds(_plain);

    [Benchmark]
    public bool Marked() => Finds(_marked);

    [Benchmark]
    public bool BeyondAscii() => Finds(_wide);

    private bool Finds(string text)
    {
        _found.Clear();
        _reader.Read(text, _found);
        return !_found.IsEmpty;
    }

    private static string Prompt(string start) => (start + BenchText.Story + "\n\n" + BenchText.Answer)[..2000];
}
