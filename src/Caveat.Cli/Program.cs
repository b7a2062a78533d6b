using System.CommandLine;
using Caveat.Cli.Commands;

// One file per noun; each command is a pure function of its arguments and the files they name.
var root = new RootCommand("Caveat: check agreements, label files, verify ledgers and receipts, scan text. Works offline.")
{
    AgreementCommands.Create(),
    LabelCommands.Create(),
    LedgerCommands.Create(),
    ReceiptCommands.Create(),
    ScanCommand.Create(),
};
var parsed = root.Parse(args);
var code = await parsed.InvokeAsync();
// 1 means "not verified" everywhere, so bad usage is 2.
return parsed.Errors.Count > 0 ? 2 : code;
