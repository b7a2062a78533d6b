using Caveat.Agreements.Rules;
using Caveat.Gateway.Governing;

namespace Caveat.Gateway.Reviews;

/// <summary>Until when reviews, approvals and their content last: by configuration, and by the clauses about retention.</summary>
internal sealed class ReviewTimes(ReviewOptions options, GoverningInstruments governing)
{
    private const int DaysWithoutClause = 30;

    /// <summary>When content that is sealed now is deleted: the shortest time that a clause in force asks for.</summary>
    public DateTimeOffset DeleteAfter(DateTimeOffset now)
    {
        int? days = null;
        foreach (var history in governing.Now.Agreements)
        {
            foreach (var clause in history.At(now).Agreement.Clauses)
            {
                if (clause.Rule is Rule.Retain retain && !(clause.From > now) && !(clause.Until <= now))
                {
                    days = Math.Min(days ?? retain.Days, retain.Days);
                }
            }
        }

        return now.AddDays(days ?? DaysWithoutClause);
    }

    /// <summary>Until when what is opened now may be judged: never longer than its content is kept.</summary>
    public DateTimeOffset OpenUntil(DateTimeOffset now)
    {
        var (asked, kept) = (now.AddHours(options.OpenHours), DeleteAfter(now));
        return asked < kept ? asked : kept;
    }

    /// <summary>Until when an approval given now may be used.</summary>
    public DateTimeOffset UsableUntil(DateTimeOffset now) => now.AddMinutes(options.ApprovalMinutes);
}
