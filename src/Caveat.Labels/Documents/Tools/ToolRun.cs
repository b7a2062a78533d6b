using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Caveat.Labels.Documents.Tools;

/// <summary>A child process that reads a document: started without a shell, with an empty environment, its output counted, killed when the document's time is up.</summary>
/// <remarks>For one thread. Disposing ends the process, whatever it is doing.</remarks>
internal sealed class ToolRun : IDisposable
{
    private const int ComplaintLength = 4_096;
    private readonly string _name;
    private readonly DocumentBuilder _into;
    private readonly Process _process;
    private readonly Task<string> _complaint;
    private readonly ITimer _deadline;
    private readonly CancellationTokenRegistration _cancelled;
    private volatile bool _expired;

    private ToolRun(string name, Process process, DocumentBuilder into)
    {
        _name = name;
        _into = into;
        _process = process;
        // Read beside the output: a tool that fills one pipe would wait for us while we wait for the other.
        _complaint = Task.Run(ReadComplaint);
        _deadline = into.Time.CreateTimer(_ => Expire(), null, into.TimeLeft, Timeout.InfiniteTimeSpan);
        _cancelled = into.CancellationToken.Register(Kill);
        Output = new CountedOutput(process.StandardOutput.BaseStream, into);
    }

    /// <summary>What the tool prints; every byte counts as unpacked.</summary>
    public Stream Output { get; }

    /// <exception cref="InvalidDataException">The tool is missing or cannot be started.</exception>
    public static ToolRun Start(Toolbox tools, string name, IReadOnlyList<string> arguments, PrivateFolder folder, DocumentBuilder into)
    {
        into.CheckTime();
        var program = tools.Find(name) ?? throw new InvalidDataException($"the program \"{name}\" is not installed.");
        var command = tools.Confinement.Wrap(program, arguments, folder.FullName, into.TimeLeft, into.Limits.UnpackedBytes);
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            WorkingDirectory = folder.FullName,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        start.Environment["LC_ALL"] = "C.UTF-8";
        start.Environment["TMPDIR"] = folder.FullName;
        // One document, one core: the caller decides what runs side by side.
        start.Environment["OMP_THREAD_LIMIT"] = "1";
        try
        {
            var process = Process.Start(start)!;
            process.StandardInput.Close();
            return new ToolRun(name, process, into);
        }
        catch (Win32Exception failure)
        {
            throw new InvalidDataException($"the program \"{name}\" cannot be started: {failure.Message}.");
        }
    }

    /// <summary>Runs a tool to its end and gives what it printed.</summary>
    public static ToolOutcome Finish(Toolbox tools, string name, IReadOnlyList<string> arguments, PrivateFolder folder, DocumentBuilder into)
    {
        using var run = Start(tools, name, arguments, folder, into);
        using var output = new MemoryStream();
        run.Output.CopyTo(output);
        return run.Finish() with { Output = output.ToArray() };
    }

    /// <summary>Waits for the end, after <see cref="Output"/> has been read to its end or is not wanted.</summary>
    public ToolOutcome Finish()
    {
        Output.CopyTo(Stream.Null);
        _process.WaitForExit();
        _into.CancellationToken.ThrowIfCancellationRequested();
        if (_expired)
        {
            throw new DocumentRefusedException(string.Create(CultureInfo.InvariantCulture, $"reading took longer than {_into.Limits.Time.TotalSeconds} seconds"));
        }
        return new ToolOutcome(_name, _process.ExitCode, _complaint.GetAwaiter().GetResult());
    }

    public void Dispose()
    {
        _cancelled.Dispose();
        _deadline.Dispose();
        if (!_process.HasExited)
        {
            Kill();
            // Its folder is deleted next.
            _process.WaitForExit();
        }
        Output.Dispose();
        _process.Dispose();
    }

    private void Expire()
    {
        _expired = true;
        Kill();
    }

    private void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }

    private string ReadComplaint()
    {
        var kept = new char[ComplaintLength];
        var length = 0;
        var rest = new char[1_024];
        try
        {
            using var errors = _process.StandardError;
            for (int read; (read = length < kept.Length ? errors.Read(kept, length, kept.Length - length) : errors.Read(rest, 0, rest.Length)) > 0;)
            {
                length = Math.Min(length + read, kept.Length);
            }
        }
        catch (Exception closed) when (closed is IOException or ObjectDisposedException)
        {
            // The run was given up.
        }
        return new string(kept, 0, length);
    }
}
