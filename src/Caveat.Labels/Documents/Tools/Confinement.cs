using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Caveat.Labels.Documents.Tools;

/// <summary>How a child process is held: its memory, processor time and files always where <c>prlimit</c> exists; its network and view of the disk as far as the machine lets us.</summary>
/// <remarks>
/// In order of strength: <c>bwrap</c> (no network, sees only the system's libraries and its own folder), <c>unshare</c> (no network), neither.
/// Both need user namespaces, which many containers forbid, so each is tried once before it is relied on.
/// </remarks>
internal sealed class Confinement
{
    private const long MemoryBytes = 4L << 30;
    private readonly string? _limiter;
    private readonly string? _bubble;
    private readonly string? _unshare;

    private Confinement(string? limiter, string? bubble, string? unshare) => (_limiter, _bubble, _unshare) = (limiter, bubble, unshare);

    public bool TakesNetwork => _bubble is not null || _unshare is not null;

    public static Confinement Probe(Toolbox tools)
    {
        if (!OperatingSystem.IsLinux() || tools.Find("true") is not { } nothing)
        {
            return new Confinement(null, null, null);
        }
        var limiter = tools.Find("prlimit");
        limiter = limiter is not null && Works([limiter, .. Limits(TimeSpan.FromSeconds(5), 1 << 20), nothing]) ? limiter : null;
        var bubble = tools.Find("bwrap");
        bubble = bubble is not null && Works([bubble, .. Bubble(nothing, Path.GetTempPath()), nothing]) ? bubble : null;
        var unshare = bubble is null ? tools.Find("unshare") : null;
        unshare = unshare is not null && Works([unshare, .. Unshare, nothing]) ? unshare : null;
        return new Confinement(limiter, bubble, unshare);
    }

    /// <summary>The command line that runs a program under these limits.</summary>
    /// <param name="fileBytes">The largest file that it may write.</param>
    public IReadOnlyList<string> Wrap(string program, IReadOnlyList<string> arguments, string folder, TimeSpan time, long fileBytes) =>
    [
        .. _limiter is null ? Array.Empty<string>() : [_limiter, .. Limits(time, fileBytes)],
        .. _bubble is not null ? [_bubble, .. Bubble(program, folder)] : _unshare is not null ? [_unshare, .. Unshare] : Array.Empty<string>(),
        program,
        .. arguments,
    ];

    private static string[] Unshare => ["--user", "--net", "--"];

    private static string[] Limits(TimeSpan time, long fileBytes) =>
    [
        Invariant($"--as={MemoryBytes}"), Invariant($"--cpu={(long)Math.Ceiling(time.TotalSeconds) + 1}"), Invariant($"--fsize={fileBytes}"),
        "--core=0", "--nofile=256", "--",
    ];

    // The program's own folder, in case it is not the system's.
    private static string[] Bubble(string program, string folder) =>
    [
        "--unshare-all", "--die-with-parent", "--new-session", "--ro-bind", "/usr", "/usr", "--ro-bind-try", "/lib", "/lib",
        "--ro-bind-try", "/lib64", "/lib64", "--ro-bind-try", "/bin", "/bin", "--ro-bind-try", "/etc/fonts", "/etc/fonts", "--ro-bind-try", "/var/cache/fontconfig", "/var/cache/fontconfig",
        "--dev", "/dev", "--ro-bind", Path.GetDirectoryName(program)!, Path.GetDirectoryName(program)!, "--bind", folder, folder, "--chdir", folder, "--",
    ];

    private static bool Works(IReadOnlyList<string> command)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Clear();
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            if (!process.WaitForExit(TimeSpan.FromSeconds(5)))
            {
                process.Kill(entireProcessTree: true);
                return false;
            }
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
