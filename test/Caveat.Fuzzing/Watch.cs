using System.IO.MemoryMappedFiles;

namespace Caveat.Fuzzing;

/// <summary>Keeps the input that runs where it survives the process, and ends the process when an input does not end.</summary>
internal sealed class Watch : IDisposable
{
    /// <summary>What one input may take of the processor.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    private const int MaxInput = 1 << 20;
    private const int EndlessSeconds = 60;

    private readonly string _folder;
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _running;
    private readonly Timer _timer;
    private string _what = "";
    private byte[] _input = [];
    private int _seconds = -1;

    public Watch(string folder)
    {
        _folder = folder;
        Directory.CreateDirectory(folder);
        // A stack overflow ends the process without a word: this file then holds its input, behind its length.
        _file = MemoryMappedFile.CreateFromFile(Path.Combine(folder, "running"), FileMode.Create, null, MaxInput + 4);
        _running = _file.CreateViewAccessor();
        _timer = new Timer(_ => Tick(), null, 1_000, 1_000);
    }

    public void Begin(string target, long number, byte[] input)
    {
        _running.Write(0, input.Length);
        _running.WriteArray(4, input, 0, Math.Min(input.Length, MaxInput));
        _what = $"{target}.{number}";
        _input = input;
        Volatile.Write(ref _seconds, 0);
    }

    public void End() => Volatile.Write(ref _seconds, -1);

    public string Save(string name, byte[] input)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, input);
        return path;
    }

    public void Dispose()
    {
        _timer.Dispose();
        _running.Dispose();
        _file.Dispose();
    }

    private void Tick()
    {
        if (Volatile.Read(ref _seconds) >= 0 && Interlocked.Increment(ref _seconds) == EndlessSeconds)
        {
            Console.WriteLine($"FINDING {Save(_what, _input)}: does not end within {EndlessSeconds} s");
            Environment.Exit(1);
        }
    }
}
