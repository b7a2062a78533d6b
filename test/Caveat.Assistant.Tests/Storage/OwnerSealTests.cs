using System.Security.Cryptography;
using Caveat.Assistant.Storage;
using Caveat.Gateway.Tests.Hosting;

namespace Caveat.Assistant.Tests.Storage;

public sealed class OwnerSealTests(PostgresFixture postgres)
{
    private static readonly OwnerId Anna = OwnerId.Parse(new string('a', 64));
    private static readonly OwnerId Bert = OwnerId.Parse(new string('b', 64));

    [Theory]
    [ClassData(typeof(EachDatabase))]
    public async Task What_was_sealed_opens_after_a_restart(DatabaseKind kind)
    {
        await using var place = await TestPlace.CreateAsync(kind, postgres);
        byte[] sealedBytes;
        await using (var database = place.Open())
        {
            sealedBytes = await OwnerSeal.Open(database, place.KeyFile).SealAsync(Anna, "turn/1", "a plan"u8.ToArray(), default);
        }

        await using var again = place.Open();
        Assert.Equal("a plan"u8.ToArray(), await OwnerSeal.Open(again, place.KeyFile).OpenAsync(Anna, "turn/1", sealedBytes, default));
    }

    [Fact]
    public async Task Another_owner_another_row_and_a_changed_byte_do_not_open()
    {
        await using var place = TestPlace.File();
        await using var database = place.Open();
        var seal = OwnerSeal.Open(database, place.KeyFile);
        var sealedBytes = await seal.SealAsync(Anna, "turn/1", "a plan"u8.ToArray(), default);

        await Assert.ThrowsAnyAsync<CryptographicException>(async () => await seal.OpenAsync(Bert, "turn/1", sealedBytes, default));
        await Assert.ThrowsAnyAsync<CryptographicException>(async () => await seal.OpenAsync(Anna, "turn/2", sealedBytes, default));
        sealedBytes[^1] ^= 1;
        await Assert.ThrowsAnyAsync<CryptographicException>(async () => await seal.OpenAsync(Anna, "turn/1", sealedBytes, default));
    }

    [Fact]
    public async Task Destroying_an_owners_key_destroys_what_it_sealed()
    {
        await using var place = TestPlace.File();
        byte[] sealedBytes;
        await using (var database = place.Open())
        {
            sealedBytes = await OwnerSeal.Open(database, place.KeyFile).SealAsync(Anna, "turn/1", "a plan"u8.ToArray(), default);
            await database.ExecuteAsync("DELETE FROM owners WHERE owner = @Owner", new { Owner = Anna.Value }, default);
        }

        await using var again = place.Open();
        var seal = OwnerSeal.Open(again, place.KeyFile);
        await Assert.ThrowsAnyAsync<CryptographicException>(async () => await seal.OpenAsync(Anna, "turn/1", sealedBytes, default));
    }

    [Fact]
    public async Task The_key_file_is_private_and_one_that_holds_no_key_is_refused()
    {
        await using var place = TestPlace.File();
        await using var database = place.Open();
        _ = OwnerSeal.Open(database, place.KeyFile);
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(place.KeyFile) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));

        await File.WriteAllTextAsync(place.KeyFile, "no key\n");
        Assert.Contains(place.KeyFile, Assert.Throws<IOException>(() => OwnerSeal.Open(database, place.KeyFile)).Message);
    }
}
