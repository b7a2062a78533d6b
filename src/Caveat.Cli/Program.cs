using System.CommandLine;
using Caveat.Cli.Commands;

// One file per noun; each command is a pure function of its arguments and the files they name.
var root = new RootCommand("Caveat: check agreements and orders, read and label documents, verify ledgers and receipts, measure the readers. Works offline, but for what is given --server.")
{
    AgreementCommands.Create(),
    EvalCommands.Create(),
    LabelCommands.Create(),
    LedgerCommands.Create(),
    OrderCommands.Create(),
    ReceiptCommands.Create(),
    OperatingCommands.Report(),
    ScanCommand.Create(),
    WaiverCommands.Create(),
    WitnessCommands.Create(),
};
var parsed = root.Parse(args);
var code = await parsed.InvokeAsync();
// 1 means "not verified" everywhere, so bad usage is 2.
return parsed.Errors.Count > 0 ? 2 : code;
