using System.Text;
using Caveat.Labels.Grammar;
using Caveat.Labels.Policies;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Caveat.Labels.Tests.Policies;

public sealed class SpifReaderTests
{
    private static readonly string Example = File.ReadAllText(Path.Combine(Vectors.Root, "test", "vectors", "labels", "fictitia.spif.xml"));

    [Fact]
    public void A_policy_is_read_with_its_classifications_categories_and_rules()
    {
        var policy = Read(Example);

        Assert.Equal("XAA", policy.Id.Name);
        Assert.Equal("2.25.329800735698586629295641978511506172918", policy.Oid);
        Assert.Equal(["TOP SECRET", "SECRET", "RESTRICTED", "UNCLASSIFIED"], policy.Classifications.Select(entry => entry.Name));
        Assert.Equal([Classification.TopSecret, Classification.Secret, Classification.Restricted, Classification.Unclassified], policy.Classifications.Select(entry => entry.Level));
        Assert.Equal([CategoryType.Restrictive, CategoryType.Permissive, CategoryType.Informative], policy.TagSets.Select(entry => entry.Type));
        Assert.Empty(policy.Validate(Label("SECRET", (CategoryType.Restrictive, "Compartment", "OAK"), (CategoryType.Permissive, "Release", "XBB"))));
        Assert.Equal(
            ["Compartment OAK is not used at UNCLASSIFIED: remove it or correct the classification.", "Compartment OAK needs Release XBB or Release XCC."],
            policy.Validate(Label("UNCLASSIFIED", (CategoryType.Restrictive, "Compartment", "OAK"))));
        Assert.Equal(["The category Release must have at least 1 value and at most 2 and has 3."], policy.Validate(Label("SECRET", (CategoryType.Permissive, "Release", "XBB, XCC, XDD"))));
        Assert.Equal(["Compartment ELM is obsolete: it is read on old labels and not put on new ones."], policy.Validate(Label("SECRET", (CategoryType.Restrictive, "Compartment", "ELM")), issuing: true));
    }

    [Fact]
    public void Its_equivalents_are_directional()
    {
        var policies = SecurityPolicies.BuiltIn.With(Read(Example));

        Assert.Equal("SECRET", Assert.IsType<MappedLabel>(Equivalence.Map(new Label(PolicyId.Parse("DEU"), "GEHEIM"), PolicyId.Parse("XAA"), policies)).Label.Classification);
        Assert.IsType<NoEquivalent>(Equivalence.Map(new Label(PolicyId.Parse("XAA"), "RESTRICTED"), PolicyId.Parse("DEU"), policies));
        Assert.IsType<MappedLabel>(Equivalence.Map(new Label(PolicyId.Parse("DEU"), "VS-NUR FÜR DEN DIENSTGEBRAUCH"), PolicyId.Parse("XAA"), policies));
    }

    [Fact]
    public void Its_labels_are_written_and_read_back()
    {
        var policies = SecurityPolicies.BuiltIn.With(Read(Example));
        Assert.True(policies.TryFind(PolicyId.Parse("XAA"), out var policy));
        var sample = from label in SampleLabels.Valid(policy) from form in Gen.Elements(MarkingForm.Banner, MarkingForm.Portion) select (label, form);
        Prop.ForAll(sample.ToArbitrary(), parts =>
        {
            Assert.True(MarkingText.TryRender(parts.label, policies, out var text, out var error, parts.form), error);
            Assert.True(MarkingText.TryParse(text, policies, out var read, out var fault), $"{text}: {fault}");
            Assert.Equal(parts.label, read);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    [Theory]
    [InlineData("schemaVersion=\"2.1\"", "schemaVersion=\"3.0\"", "The SPIF is of schema 3.0, whose markings are another model: export it in schema 2.1.")]
    [InlineData("schemaVersion=\"2.1\"", "schemaVersion=\"1.0\"", "The SPIF is of schema \"1.0\": 2.1 is read.")]
    [InlineData("http://www.xmlspif.org/spif", "http://example.test/other", "The element SPIF on line 3 of the SPIF is no SPIF.")]
    [InlineData("tagType=\"restrictive\"", "tagType=\"private\"", "has the type \"private\"")]
    [InlineData("lacv=\"1\" obsolete=\"true\"", "lacv=\"1\" notAfter=\"2020\"", "has the attribute \"notAfter\", which is not read")]
    [InlineData("hierarchy=\"5\"", "hierarchy=\"high\"", "has \"high\" for hierarchy: write a number")]
    [InlineData("singleSelection=\"false\"", "singleSelection=\"maybe\"", "write true or false")]
    [InlineData("operation=\"oneOrMore\"", "operation=\"some\"", "has an operation that is none of")]
    [InlineData("tagSetRef=\"Release\" lacv=\"1\"", "tagSetRef=\"Release\" lacv=\"9\"", "refers to the number \"9\"")]
    [InlineData("applied=\"both\"", "applied=\"sometimes\"", "has an applied that is none of")]
    [InlineData("name=\"OAK\"", "name=\"O*\"", "which stand for others here")]
    [InlineData("<spif:tagCategory name=\"ELM\"", "<spif:userInput/><spif:tagCategory name=\"ELM\"", "is not read inside securityCategoryTag")]
    public void What_cannot_be_represented_is_refused_in_one_sentence(string original, string changed, string expected)
    {
        Assert.Contains(original, Example, StringComparison.Ordinal);

        Assert.False(SpifReader.TryRead(Encoding.UTF8.GetBytes(Example.Replace(original, changed, StringComparison.Ordinal)), out _, out var error));

        Assert.Contains(expected, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<!DOCTYPE SPIF [<!ENTITY a \"aaaa\">]><SPIF>&a;</SPIF>")]
    [InlineData("<!DOCTYPE SPIF SYSTEM \"file:///etc/passwd\"><SPIF/>")]
    [InlineData("")]
    [InlineData("not XML")]
    public void A_document_type_or_no_XML_at_all_is_refused(string xml) =>
        Assert.False(SpifReader.TryRead(Encoding.UTF8.GetBytes(xml), out _, out _));

    [Fact]
    public void No_damage_makes_the_reader_throw()
    {
        var bytes = Encoding.UTF8.GetBytes(Example);
        var sample = from cuts in Gen.Choose(0, bytes.Length - 1).Two().ListOf() from value in Gen.Choose(0, 255) select (cuts, value);
        Prop.ForAll(sample.ToArbitrary(), parts =>
        {
            var damaged = (byte[])bytes.Clone();
            foreach (var (from, to) in parts.cuts)
            {
                damaged[from] = (parts.value & 1) == 0 ? damaged[to] : (byte)parts.value;
            }
            var isRead = SpifReader.TryRead(damaged, out var policy, out var error);
            Assert.Equal(isRead, policy is not null);
            Assert.Equal(isRead, error is null);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    [Fact]
    public void The_example_of_NATO_is_read()
    {
        var path = Path.Combine(Vectors.Root, "..", "shared", "labels", "nato-spif-spiffing.xml");
        Assert.SkipUnless(File.Exists(path), "The example SPIF is not beside this repository.");

        var policy = Read(File.ReadAllText(path));

        Assert.True(SecurityPolicies.BuiltIn.TryFind(PolicyId.Nato, out var ours));
        Assert.Equal(ours.Oid, policy.Oid);
        Assert.Equal(ours.Classifications.Select(entry => (entry.Name, entry.Level)), policy.Classifications.Select(entry => (entry.Name, entry.Level)));
        Assert.Equal(ours.TagSets.Select(set => (set.TagName, set.Type, set.Oid)).Order(), policy.TagSets.Select(set => (set.TagName, set.Type, set.Oid)).Order());
    }

    private static SecurityPolicy Read(string xml) =>
        SpifReader.TryRead(Encoding.UTF8.GetBytes(xml), out var policy, out var error) ? policy : throw new InvalidOperationException(error);

    private static Label Label(string classification, params (CategoryType, string, string)[] categories) => SampleLabels.Of("XAA", classification, categories);
}
