using Caveat.Agreements.Registers;

namespace Caveat.Agreements.Rules;

/// <summary>How a clause may be waived: by whom, for how long, and how soon notice must be given.</summary>
/// <param name="MaxDays">The longest time a waiver may last.</param>
/// <param name="NoticeDays">A waiver lapses when notice of it is not on record this long after its start.</param>
public sealed record WaiverTerms(AuthorityId Authority, RankId Rank, int MaxDays, int NoticeDays);
