using System.Text.RegularExpressions;
using Caveat.Conventions.Reading;

namespace Caveat.Conventions;

/// <summary>Nothing that belongs to one machine, and nothing secret, is committed.</summary>
public sealed partial class CommittedText
{
    // The example that golang.org/x/mod/sumdb/note publishes with its private key; also with a key id that is off by one.
    private const string PublishedKey = "+PeterNeumann+c74f20a";

    [Fact]
    public void No_file_names_a_path_of_somebodys_machine() =>
        Offenders.None(
            "Write these paths relative to the repository, or with a variable:",
            Find(MachinePath()).Select(place => $"{place.File}:{place.Line}: {place.Text}"));

    [Fact]
    public void No_file_names_the_host_of_a_package_registry() =>
        Offenders.None(
            "Take the host out; clients know their registry (for npm: omit-lockfile-registry-resolved=true in .npmrc):",
            Find(RegistryHost()).Select(place => $"{place.File}:{place.Line}: {place.Text}"));

    [Fact]
    public void No_private_key_is_committed_outside_the_test_vectors() =>
        Offenders.None(
            "Remove the key and never use it again; keys made for tests live in test/vectors/:",
            Find(PrivateKey())
                .Where(place => !place.File.StartsWith("test/vectors/", StringComparison.Ordinal) && !place.Text.Contains(PublishedKey, StringComparison.Ordinal))
                .Select(place => $"{place.File}:{place.Line}"));

    // Offending examples stand in two pieces, so that this file is no offender itself.
    [Theory]
    [InlineData("/ho" + "me/ann/caveat", true)]
    [InlineData("file:///ro" + "ot/.npm", true)]
    [InlineData("cp \"/tmp/" + "w/a\" b", true)]
    [InlineData("bench/home/page", false)]
    [InlineData("$root/work/x", false)]
    [InlineData("${here}/work/x", false)]
    [InlineData("/tmp/words", false)]
    public void A_machine_path_starts_at_the_root(string text, bool found) => Assert.Equal(found, MachinePath().IsMatch(text));

    [Theory]
    [InlineData("-----BEGIN " + "PRIVATE KEY-----\nMIG2AgEAMBAGByqGSM49AgEGBSuBBAAiBIGeMIGb", true)]
    [InlineData("PRIVATE" + "+KEY+log.example+0a1b2c3d+AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=", true)]
    [InlineData("It starts with PRIVATE" + "+KEY+, the name and the key id.", false)]
    [InlineData("-----BEGIN " + "PUBLIC KEY-----\nMHYwEAYHKoZIzj0CAQYFK4EEACIDYgAE", false)]
    public void A_private_key_is_its_bytes_not_its_heading(string text, bool found) => Assert.Equal(found, PrivateKey().IsMatch(text));

    private static IEnumerable<(string File, int Line, string Text)> Find(Regex pattern) =>
        from file in Repository.Files
        let text = Repository.Read(file)
        where !text.Contains('\0', StringComparison.Ordinal)
        from match in pattern.Matches(text)
        select (file, text.AsSpan(0, match.Index).Count('\n') + 1, match.Value);

    [GeneratedRegex(@"(?<![\w.$}~*)-])/(?:home|root|work|tmp/w)/[\w.-]*")]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"-----BEGIN [A-Z ]*PRIVATE KEY-----\s+[0-9A-Za-z+/]{16}|PRIVATE\+KEY\+[^\s+]+\+[0-9a-f]{8}\+[0-9A-Za-z+/]{16}")]
    private static partial Regex PrivateKey();

    [GeneratedRegex(@"registry\.npmjs\.org|api\.nuget\.org|deb\.debian\.org")]
    private static partial Regex RegistryHost();
}
