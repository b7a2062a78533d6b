using System.Globalization;
using Caveat.Fuzzing;
using Caveat.Fuzzing.Targets;

if (!FuzzOptions.TryParse(args, out var options, out var error))
{
    Console.Error.WriteLine(error);
    Console.Error.WriteLine(FuzzOptions.Usage);
    return 2;
}
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
FuzzTarget[] targets = [.. FuzzTargets.All(options.Seeds).Where(target => options.Only.Count == 0 || options.Only.Contains(target.Name))];
if (targets.Length == 0)
{
    Console.Error.WriteLine($"No target is called \"{string.Join(", ", options.Only)}\": the targets are {string.Join(", ", FuzzTargets.All("").Select(target => target.Name))}.");
    return 2;
}
return new Campaign(targets, options).Run() ? 0 : 1;
