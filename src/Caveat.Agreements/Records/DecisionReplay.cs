namespace Caveat.Agreements.Records;

/// <summary>Makes a recorded decision again from its own facts.</summary>
public static class DecisionReplay
{
    public static ReplayResult Verify(in DecisionRecord record, Agreement agreement) => throw new NotImplementedException();
}
