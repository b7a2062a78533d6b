namespace Caveat.Assistant.Tests.Storage;

/// <summary>What holds on one database holds on the other.</summary>
public sealed class EachDatabase : TheoryData<DatabaseKind>
{
    public EachDatabase()
    {
        Add(DatabaseKind.Sqlite);
        Add(DatabaseKind.Postgres);
    }
}
