namespace Caveat.Gateway.Reviews;

/// <summary>How long reviews and approvals last; configured under <c>Reviews</c>.</summary>
public sealed class ReviewOptions
{
    private const int MostHours = 24 * 90;
    private const int MostMinutes = 24 * 60;

    /// <summary>For how many hours what is held may be judged.</summary>
    public int OpenHours { get; set; } = 72;

    /// <summary>For how many minutes an approval may be used.</summary>
    public int ApprovalMinutes { get; set; } = 15;

    public void Validate(ICollection<string> errors)
    {
        if (OpenHours is < 1 or > MostHours)
        {
            errors.Add($"Reviews:OpenHours is \"{OpenHours}\": give hours from 1 to {MostHours}.");
        }

        if (ApprovalMinutes is < 1 or > MostMinutes)
        {
            errors.Add($"Reviews:ApprovalMinutes is \"{ApprovalMinutes}\": give minutes from 1 to {MostMinutes}.");
        }
    }
}
