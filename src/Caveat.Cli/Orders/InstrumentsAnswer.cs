using Caveat.Cli.AgreementFiles;

namespace Caveat.Cli.Orders;

/// <summary>What was found in documents.</summary>
internal sealed record InstrumentsAnswer(string Result, IReadOnlyList<InstrumentAnswer> Documents, IReadOnlyList<ErrorAnswer> Errors);
