namespace Caveat.Assistant.Tests.Storage;

public enum DatabaseKind
{
    Sqlite,
    Postgres,
}
