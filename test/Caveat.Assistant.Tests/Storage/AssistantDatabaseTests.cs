using Caveat.Gateway.Tests.Hosting;
using Dapper;

namespace Caveat.Assistant.Tests.Storage;

public sealed class AssistantDatabaseTests(PostgresFixture postgres)
{
    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task Servers_that_start_at_once_find_one_schema(DatabaseKind kind)
    {
        await using var place = await TestPlace.CreateAsync(kind, postgres);
        var opened = await Task.WhenAll(Enumerable.Range(0, kind == DatabaseKind.Postgres ? 4 : 1).Select(_ => Task.Run(place.Open)));
        Assert.All(await place.QueryAsync<long>("SELECT version FROM assistant_schema"), version => Assert.True(version > 0));
        foreach (var database in opened)
        {
            await database.DisposeAsync();
        }
    }

    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task A_write_that_throws_leaves_nothing(DatabaseKind kind)
    {
        await using var place = await TestPlace.CreateAsync(kind, postgres);
        await using var database = place.Open();
        await Assert.ThrowsAsync<TimeoutException>(() => database.WriteAsync<int>(
            async (connection, transaction) =>
            {
                await connection.ExecuteAsync("INSERT INTO owners (owner, sealed_key) VALUES ('x', @Key)", new { Key = new byte[1] }, transaction);
                throw new TimeoutException();
            },
            default));
        Assert.Empty(await place.QueryAsync<string>("SELECT owner FROM owners"));
    }

    [Fact]
    public async Task A_schema_of_a_newer_release_is_not_opened()
    {
        await using var place = TestPlace.File();
        await place.Open().DisposeAsync();
        await place.QueryAsync<long>("INSERT INTO assistant_schema (version) VALUES (9999)");
        Assert.Contains("9999", Assert.Throws<IOException>(place.Open).Message);
    }

    [Fact]
    public async Task Writers_of_a_file_queue_and_none_is_turned_away()
    {
        await using var place = TestPlace.File();
        await using var database = place.Open();
        await Task.WhenAll(Enumerable.Range(0, 50).Select(number => database.ExecuteAsync(
            "INSERT INTO owners (owner, sealed_key) VALUES (@Owner, @Key)", new { Owner = $"{number}", Key = new byte[1] }, default)));
        Assert.Equal(50, Assert.Single(await place.QueryAsync<long>("SELECT COUNT(*) FROM owners")));
    }
}
