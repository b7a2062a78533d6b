using System.CommandLine;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Caveat.Cli.Commands;
using Xunit;

namespace Caveat.Cli.Tests.Labels;

public sealed class LabelCommandTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    private readonly string _folder = Directory.CreateTempSubdirectory("caveat-label-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_label_that_was_set_is_shown_with_all_that_is_known_of_it()
    {
        var file = Text("NATO RESTRICTED\nThe plan.\n");

        var set = Run("set", file, "--marking", "NATO RESTRICTED", "--releasable-to", "CHE,UKR", "--originator", "author@example.invalid");
        var shown = Run("show", file);

        Assert.Equal((0, ""), (set.Code, set.Errors));
        Assert.Contains($"in \"{file}.bdo\", unsigned", set.Output, StringComparison.Ordinal);
        Assert.Equal((0, ""), (shown.Code, shown.Errors));
        Assert.Contains("NATO RESTRICTED Releasable to Switzerland, Ukraine (policy NATO, originator; STANAG 4778 binding, sidecar \"plan.txt.bdo\"; by author@example.invalid; made 2026-03-01T09:00:00Z; review 2031-03-01T09:00:00Z)", shown.Output, StringComparison.Ordinal);
        Assert.Contains("All together: NATO RESTRICTED", shown.Output, StringComparison.Ordinal);
        Assert.Contains("holds, unsigned.", shown.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_tells_the_same_on_one_line()
    {
        var file = Text("NATO SECRET\n");
        Run("set", file, "--marking", "NATO SECRET", "--review", "2030-01-01");

        var answer = Json(Run("show", file, "--json").Output);

        Assert.Equal("shown", answer.GetProperty("result").GetString());
        var label = Assert.Single(answer.GetProperty("labels").EnumerateArray());
        Assert.Equal(("NATO", "SECRET", 4, "originator"), (label.GetProperty("policy").GetString(), label.GetProperty("classification").GetString(), label.GetProperty("level").GetInt32(), label.GetProperty("role").GetString()));
        Assert.Equal("2030-01-01T00:00:00Z", label.GetProperty("review").GetString());
        Assert.Equal("SECRET", answer.GetProperty("dominant").GetProperty("classification").GetString());
        Assert.True(answer.GetProperty("bindings")[0].GetProperty("holds").GetBoolean());
    }

    [Fact]
    public void A_label_that_says_what_people_see_agrees()
    {
        var file = Text("NATO RESTRICTED\nThe plan.\n");
        Run("set", file, "--marking", "NATO RESTRICTED");

        var (code, output, errors) = Run("check", file);

        Assert.Equal((0, ""), (code, errors));
        Assert.Contains("NATO RESTRICTED", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NATO SECRET\n", "NATO RESTRICTED", "The labels say NATO RESTRICTED, and the highest marking that is visible is NATO SECRET.")]
    [InlineData("Nothing to see.\n", "NATO UNCLASSIFIED", "visible is none")]
    [InlineData("EU RESTRICTED\n", "NATO RESTRICTED", "no label is of the policy EU")]
    public void A_label_that_says_something_else_disagrees(string text, string marking, string said)
    {
        var file = Text(text);
        Run("set", file, "--marking", marking);

        var (code, _, errors) = Run("check", file);

        Assert.Equal(1, code);
        Assert.Contains(said, errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_without_a_label_does_not_pass() =>
        Assert.Equal((1, true), (Run("check", Text("The plan.\n")).Code, Run("check", Text("The plan.\n")).Errors.Contains("has no label", StringComparison.Ordinal)));

    [Fact]
    public void A_file_that_was_changed_after_it_was_labelled_does_not_pass()
    {
        var file = Text("NATO RESTRICTED\n");
        Run("set", file, "--marking", "NATO RESTRICTED");
        File.AppendAllText(file, "More.\n");

        var (code, _, errors) = Run("check", file);

        Assert.Equal(1, code);
        Assert.Contains("was changed after it was labelled", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void An_originators_label_is_not_overwritten_and_another_policy_is_an_alternative()
    {
        var file = Text("NATO RESTRICTED\n");
        Run("set", file, "--marking", "NATO RESTRICTED");

        var again = Run("set", file, "--marking", "NATO UNCLASSIFIED");
        var other = Run("set", file, "--marking", "VS-NUR FÜR DEN DIENSTGEBRAUCH", "--policy", "DEU");

        Assert.Equal(1, again.Code);
        Assert.Contains("never overwritten", again.Errors, StringComparison.Ordinal);
        Assert.True(other.Code == 0, other.Errors);
        var labels = Json(Run("show", file, "--json").Output).GetProperty("labels");
        Assert.Equal(["originator", "alternative"], labels.EnumerateArray().Select(label => label.GetProperty("role").GetString()));
        Assert.Equal(0, Run("check", file).Code);
    }

    [Fact]
    public void A_signature_is_trusted_only_with_its_certificate()
    {
        var (file, pem, certificate, other) = (Text("NATO RESTRICTED\n"), At("signer.pem"), At("signer.crt"), At("other.crt"));
        MakeSigner(pem, certificate);
        MakeSigner(At("other.pem"), other);

        Assert.Equal(0, Run("set", file, "--marking", "NATO RESTRICTED", "--sign", pem).Code);

        Assert.Contains("which is not trusted", Run("show", file).Output, StringComparison.Ordinal);
        Assert.Contains("\"CN=Signer\"", Run("show", file, "--trust", certificate).Output, StringComparison.Ordinal);
        Assert.Equal(0, Run("check", file, "--trust", certificate).Code);
        Assert.Equal(1, Run("check", file, "--trust", other).Code);
    }

    [Theory]
    [InlineData("--marking", "NATO TOP SECRET")]
    [InlineData("--marking", "HIGH")]
    [InlineData("--marking", "NATO SECRET", "--releasable-to", "XYZ")]
    [InlineData("--marking", "NATO SECRET", "--review", "soon")]
    [InlineData("--marking", "NATO SECRET", "--originator", "me")]
    [InlineData("--marking", "NATO SECRET", "--policy", "FRA")]
    [InlineData("--marking", "NATO SECRET", "--sign", "none.pem")]
    public void What_cannot_be_set_is_a_usage_error_in_a_sentence(params string[] arguments)
    {
        var file = Text("The plan.\n");

        var (code, _, errors) = Run(["set", file, .. arguments]);

        Assert.Equal(2, code);
        Assert.Single(errors.TrimEnd().Split('\n'));
        Assert.False(File.Exists(file + ".bdo"));
    }

    [Fact]
    public void What_cannot_be_read_is_told_apart()
    {
        Assert.Equal(3, Run("show", At("none.txt")).Code);
        Assert.Equal(3, Run("check", At("none.txt")).Code);
        Assert.Equal(3, Run("set", At("none.txt"), "--marking", "NATO SECRET").Code);
        var file = Text("NATO RESTRICTED\n");
        File.WriteAllText(file + ".bdo", "<broken");
        Assert.Equal(3, Run("show", file).Code);
        Assert.Equal(2, Run("show", file, "--mapping", file).Code);
    }

    [Fact]
    public void A_vendors_label_is_shown_by_the_mapping()
    {
        var (file, mapping) = (At("plan.docx"), At("mapping.json"));
        MakeOfficeFile(file, "87867195-f2b8-4ac2-b0b6-6bb73cb33afc");
        File.WriteAllText(mapping, """{ "87867195-f2b8-4ac2-b0b6-6bb73cb33afc": "NATO RESTRICTED" }""");

        Assert.Contains("has no label", Run("show", file).Output, StringComparison.Ordinal);
        Assert.Contains("NATO RESTRICTED (policy NATO, originator; Microsoft sensitivity label", Run("show", file, "--mapping", mapping).Output, StringComparison.Ordinal);
        Assert.Equal(0, Run("check", file, "--mapping", mapping).Code);
    }

    [Fact]
    public void A_label_inside_an_office_file_is_found_once()
    {
        var file = At("plan.docx");
        MakeOfficeFile(file, "00000000-0000-0000-0000-000000000000");

        Assert.Equal(0, Run("set", file, "--marking", "NATO RESTRICTED").Code);

        Assert.Single(Json(Run("show", file, "--json").Output).GetProperty("labels").EnumerateArray());
        var check = Run("check", file);
        Assert.True(check.Code == 0, check.Errors);
        Assert.False(File.Exists(file + ".bdo"));
    }

    private static (int Code, string Output, string Errors) Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = LabelCommands.Create(new StoppedClock()).Parse(arguments).Invoke(new InvocationConfiguration { Output = output, Error = errors });
        return (code, output.ToString(), errors.ToString());
    }

    private static JsonElement Json(string output) => JsonDocument.Parse(Assert.Single(output.TrimEnd().Split('\n'))).RootElement;

    private string At(string name) => Path.Combine(_folder, name);

    private string Text(string content)
    {
        File.WriteAllText(At("plan.txt"), content);
        return At("plan.txt");
    }

    private static void MakeSigner(string pem, string certificate)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        using var made = new CertificateRequest("CN=Signer", key, HashAlgorithmName.SHA384).CreateSelfSigned(Now, Now.AddYears(1));
        File.WriteAllText(pem, made.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(certificate, made.ExportCertificatePem());
    }

    private static void MakeOfficeFile(string path, string label)
    {
        const string relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        using var archive = ZipFile.Open(path, ZipArchiveMode.Create);
        Write("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/><Override PartName=\"/docProps/custom.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.custom-properties+xml\"/></Types>");
        Write("_rels/.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"{relationships}/officeDocument\" Target=\"word/document.xml\"/><Relationship Id=\"rId2\" Type=\"{relationships}/custom-properties\" Target=\"docProps/custom.xml\"/></Relationships>");
        Write("word/document.xml", "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>NATO RESTRICTED</w:t></w:r></w:p></w:body></w:document>");
        Write("docProps/custom.xml", $"<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\" xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\"><property fmtid=\"{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}\" pid=\"2\" name=\"MSIP_Label_{label}_Enabled\"><vt:lpwstr>true</vt:lpwstr></property></Properties>");

        void Write(string name, string text)
        {
            using var into = archive.CreateEntry(name).Open();
            into.Write(Encoding.UTF8.GetBytes(text));
        }
    }

    private sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }
}
