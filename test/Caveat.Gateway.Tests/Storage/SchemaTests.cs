using Caveat.Gateway.Storage;
using Caveat.Gateway.Storage.Changes;
using Caveat.Gateway.Tests.Hosting;
using Caveat.Testing;

namespace Caveat.Gateway.Tests.Storage;

public sealed class SchemaTests(PostgresFixture postgres)
{
    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task Gateways_that_start_at_once_on_an_empty_database_all_find_it_ready(DatabaseKind kind)
    {
        await using var bed = await TestDatabase.CreateAsync(kind, postgres);
        var opened = await Race.RunAsync(6, _ => Task.FromResult(bed.Open()));
        Assert.All(opened, database => Assert.Equal(Enum.GetValues<ChangeTopic>().Length, Count(database)));
        Assert.Equal(SchemaMigration.ReadAll("sqlite").Count, Convert.ToInt32(await bed.ExecuteAsync("SELECT COUNT(*) FROM schema_version"), null));
    }

    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task What_is_there_is_still_there_after_the_next_start(DatabaseKind kind)
    {
        await using var bed = await TestDatabase.CreateAsync(kind, postgres);
        bed.Open();
        await bed.ExecuteAsync("UPDATE changes SET count = 7 WHERE topic = 'limits'");
        bed.Open();
        Assert.Equal(7L, Convert.ToInt64(await bed.ExecuteAsync("SELECT count FROM changes WHERE topic = 'limits'"), null));
    }

    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task A_database_of_a_newer_release_is_refused_and_left_as_it_is(DatabaseKind kind)
    {
        await using var bed = await TestDatabase.CreateAsync(kind, postgres);
        bed.Open();
        await bed.ExecuteAsync("INSERT INTO schema_version (version) VALUES (99)");
        var fault = Assert.Throws<IOException>(() => bed.Open());
        Assert.Contains($"has schema version 99 and this release knows {SchemaMigration.ReadAll("sqlite").Count}:", fault.Message, StringComparison.Ordinal);
        Assert.Equal(99L, Convert.ToInt64(await bed.ExecuteAsync("SELECT MAX(version) FROM schema_version"), null));
    }

    [Fact]
    public void Both_dialects_have_the_same_steps_numbered_without_a_gap()
    {
        var numbers = SchemaMigration.ReadAll("sqlite").Select(step => step.Number).ToList();
        Assert.Equal(Enumerable.Range(1, numbers.Count), numbers);
        Assert.Equal(numbers, SchemaMigration.ReadAll("postgres").Select(step => step.Number));
    }

    [Fact]
    public void The_file_and_its_journals_are_for_its_owner_only()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no file modes.");
            return;
        }

        using var folder = new TemporaryFolder();
        var file = folder.File("caveat.db");
        using var hold = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={file}");
        SharedDatabase.OpenSqlite(file, TimeProvider.System);
        hold.Open();
        foreach (var path in Directory.GetFiles(folder.Path))
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        }
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Database=caveat;Password=sesame;Timeout=2", "\"caveat at 127.0.0.1\"")]
    [InlineData("caveat.db;Password=sesame", "no PostgreSQL connection string")]
    [InlineData("Password=sesame;Database=caveat", "no PostgreSQL connection string")]
    public void A_server_that_cannot_be_reached_is_one_sentence_without_the_password(string connection, string sentence)
    {
        var fault = Assert.Throws<IOException>(() => SharedDatabase.OpenPostgres(connection, TimeProvider.System));
        Assert.Contains(sentence, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sesame", fault.Message, StringComparison.Ordinal);
    }

    private static long Count(SharedDatabase database) => database.Read(connection =>
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM changes";
        return Convert.ToInt64(command.ExecuteScalar(), null);
    });
}
