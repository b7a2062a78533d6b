namespace Caveat.Gateway.Tests.Hosting;

public enum DatabaseKind
{
    Sqlite,
    Postgres,
}
