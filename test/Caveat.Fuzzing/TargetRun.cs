using System.Diagnostics;
using Caveat.Fuzzing.Mutations;

namespace Caveat.Fuzzing;

/// <summary>One target's inputs so far. Inputs that end in a new way become seeds.</summary>
internal sealed class TargetRun(FuzzTarget target, FuzzOptions options, Watch watch)
{
    private const int MaxSeeds = 2_000;
    private const int MaxKept = 20;
    private const int MaxKeptLength = 4_000;
    private const int MaxKeptBytes = 36_000;
    private const long MaxBytes = 2L << 30;

    private readonly List<byte[]> _seeds = [.. target.Seeds];
    private readonly Dictionary<string, byte[]> _endings = [];
    private readonly HashSet<string> _faults = [];
    private readonly Mutator _mutator = new(target);

    public string Name => target.Name;

    public long Inputs { get; private set; }

    public TimeSpan Time { get; private set; }

    public TimeSpan Slowest { get; private set; }

    /// <summary>The most that one input made the parser allocate.</summary>
    public long MostBytes { get; private set; }

    public int Endings => _endings.Count;

    public int Findings => _faults.Count;

    public void Run(TimeSpan slice)
    {
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < slice)
        {
            var number = Inputs++;
            // The seeds themselves come first.
            var random = new Random(HashOf(number));
            var input = number < target.Seeds.Count ? target.Seeds[(int)number] : _mutator.Next(_seeds, random);
            RunOne(input, number);
        }
        Time += Stopwatch.GetElapsedTime(started);
    }

    /// <summary>Writes the shortest inputs that together end in every way that was seen; an ending in several lines is as many.</summary>
    public void KeepInputs(string folder)
    {
        var kept = Directory.CreateDirectory(Path.Combine(folder, Name));
        var seen = new HashSet<string>();
        var bytes = 0;
        foreach (var (ending, input) in _endings.OrderBy(ending => ending.Value.Length).ThenBy(ending => ending.Key, StringComparer.Ordinal))
        {
            string[] ends = ending.Split('\n');
            if (input.Length <= MaxKeptLength && bytes + input.Length <= MaxKeptBytes && Array.Exists(ends, end => !seen.Contains(end)))
            {
                File.WriteAllBytes(Path.Combine(kept.FullName, $"{seen.Count:D4}"), input);
                seen.UnionWith(ends);
                bytes += input.Length;
            }
        }
    }

    private void RunOne(byte[] input, long number)
    {
        watch.Begin(target.Name, number, input);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var processor = Environment.CpuUsage.TotalTime;
        var started = Stopwatch.GetTimestamp();
        try
        {
            var ending = target.Read(input);
            if (_endings.TryAdd(ending, input))
            {
                if (_seeds.Count < MaxSeeds)
                {
                    _seeds.Add(input);
                }
            }
            else if (input.Length < _endings[ending].Length)
            {
                _endings[ending] = input;
            }
        }
        catch (Exception fault)
        {
            Keep($"{fault.GetType().Name}: {fault.Message}", Place(fault), input, number);
        }
        var time = Stopwatch.GetElapsedTime(started);
        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        watch.End();
        if (time > Slowest)
        {
            Slowest = time;
            if (time > TimeSpan.FromSeconds(1))
            {
                watch.Save($"{target.Name}.slow", input);
            }
        }
        if (bytes > MostBytes)
        {
            MostBytes = bytes;
            if (bytes > MaxBytes >> 2)
            {
                watch.Save($"{target.Name}.large", input);
            }
        }
        // Of the processor: others may use the machine too.
        if (time > Watch.Limit && Environment.CpuUsage.TotalTime - processor > Watch.Limit)
        {
            Keep($"took {time.TotalSeconds:F1} s", "time", input, number);
        }
        if (bytes > MaxBytes)
        {
            Keep($"allocated {bytes} bytes", "bytes", input, number);
        }
    }

    // One finding for each place in the code: the same fault comes a thousand times.
    private void Keep(string what, string place, byte[] input, long number)
    {
        if (_faults.Count < MaxKept && _faults.Add(place))
        {
            var path = watch.Save($"{target.Name}.{number}", input);
            Console.WriteLine($"FINDING {target.Name} seed {options.Seed} input {number} ({path}): {what}\n{place}");
            Console.Out.Flush();
        }
    }

    private static string Place(Exception fault)
    {
        if (fault is BrokenPromiseException)
        {
            return fault.Message.Split(':')[0];
        }
        var lines = (fault.StackTrace ?? "").Split('\n');
        return string.Join('\n', lines.Take(1).Concat(lines.Where(line => line.Contains("Caveat.", StringComparison.Ordinal)).Take(3)));
    }

    private int HashOf(long number)
    {
        // HashCode is salted by the process; this must be the same in the next.
        var hash = 1469598103934665603UL;
        foreach (var sign in target.Name)
        {
            hash = (hash ^ sign) * 1099511628211UL;
        }
        hash = (hash ^ (uint)options.Seed) * 1099511628211UL;
        hash = (hash ^ (ulong)number) * 1099511628211UL;
        return (int)(hash ^ (hash >> 32));
    }
}
