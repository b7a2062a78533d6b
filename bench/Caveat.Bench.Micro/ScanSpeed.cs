using System.Diagnostics;
using System.Globalization;
using System.Text;
using Caveat.Labels.Markings;

namespace Caveat.Bench.Micro;

/// <summary>How fast markings are looked for in whole files, decoding included, once everything is compiled.</summary>
internal static class ScanSpeed
{
    private const int Passes = 15;

    /// <summary>Prints one line a file: its name and the median of megabytes (10^6 bytes) a second on one core.</summary>
    public static void Print(string[] files)
    {
        var reader = new MarkingReader();
        List<Marking> found = [];
        foreach (var file in files)
        {
            var bytes = File.ReadAllBytes(file);
            var text = new char[bytes.Length];
            var rates = new List<double>();
            for (var pass = 0; pass < Passes; pass++)
            {
                found.Clear();
                var start = Stopwatch.GetTimestamp();
                reader.Read(text.AsSpan(0, Encoding.UTF8.GetChars(bytes, text)), found);
                rates.Add(bytes.Length / 1e6 / Stopwatch.GetElapsedTime(start).TotalSeconds);
            }
            // The first passes compile.
            var warm = rates.Skip(Passes / 3).Order().ToList();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(file)} {warm[warm.Count / 2]:F0}"));
        }
    }
}
