using System.CommandLine;
using Caveat.Bench.Load.Driving;
using Caveat.Bench.Load.Measuring;
using Caveat.Bench.Load.Pages;
using Caveat.Bench.Load.Reporting;
using Caveat.Bench.Load.Upstream;

// bench/run starts this program once per task; run alone, each command explains itself with --help.
var root = new RootCommand("The two ends of Caveat's load comparison: a canned vendor, a load generator, and the table.")
{
    UpstreamCommand.Create(),
    LoadCommand.Create(),
    IdleCommand.Create(),
    PagesCommand.Create(),
    ReportCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
