namespace Caveat.Gateway.Declarations;

/// <summary>What the headers and fields are called by which a caller declares a label and asks for one.</summary>
internal static class DeclarationNames
{
    /// <summary>In requests the declared label, in responses the exchange's.</summary>
    public const string LabelHeader = "Caveat-Label";

    /// <summary>Asks for the marking in the answer's text.</summary>
    public const string MarkingHeader = "Caveat-Marking";

    /// <summary>Declarations of the agreement's table that the caller answers for, separated by commas.</summary>
    public const string DeclaresHeader = "Caveat-Declares";

    /// <summary>How many seconds the caller waits for reviewers.</summary>
    public const string WaitHeader = "Caveat-Wait";

    public const string LabelField = "caveat_label";

    public const string MarkingField = "caveat_marking";
}
