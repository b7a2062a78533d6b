using Caveat.Ledger.Journal;
using Caveat.Ledger.Tiles;

namespace Caveat.Ledger.Recovery;

/// <summary>A log as it stands after its journal was replayed: every acknowledged entry is in the edge.</summary>
internal sealed record RecoveredLog(RightEdge Edge, JournalEnd End);
