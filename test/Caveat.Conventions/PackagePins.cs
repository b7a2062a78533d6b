using System.Text.RegularExpressions;
using System.Xml.Linq;
using Caveat.Conventions.Reading;

namespace Caveat.Conventions;

/// <summary>One version per package, exact, in one file, and locked.</summary>
public sealed partial class PackagePins
{
    private const string Central = "Directory.Packages.props";

    [Fact]
    public void A_project_leaves_every_package_version_to_the_central_file() =>
        Offenders.None(
            $"Take the version out of the project and put it into {Central}:",
            from project in ProjectFile.All
            from package in project.Packages
            where package.Attributes().Any(attribute => attribute.Name.LocalName.StartsWith("Version", StringComparison.Ordinal))
                || package.Elements().Any(element => element.Name.LocalName.StartsWith("Version", StringComparison.Ordinal))
            select $"{project.Path}: {(string?)package.Attribute("Include")}");

    [Fact]
    public void Every_central_version_is_exact() =>
        Offenders.None(
            $"Name one exact version in {Central}, such as 1.2.3:",
            from package in XDocument.Parse(Repository.Read(Central)).Descendants("PackageVersion")
            let version = (string?)package.Attribute("Version") ?? ""
            where !IsExact(version)
            select $"{(string?)package.Attribute("Include")} '{version}'");

    [Fact]
    public void Every_project_has_its_lock_file() =>
        Offenders.None(
            "Run dotnet restore and commit these files:",
            ProjectFile.All.Select(project => $"{project.Folder}/packages.lock.json").Where(file => !Repository.Files.Contains(file)));

    [Theory]
    [InlineData("1.*")]
    [InlineData("[1.0,2.0)")]
    [InlineData("*")]
    [InlineData("")]
    public void A_version_that_could_float_is_not_exact(string version) => Assert.False(IsExact(version));

    private static bool IsExact(string version) => ExactVersion().IsMatch(version);

    [GeneratedRegex(@"^\d+\.\d+\.\d+(\.\d+)?(-[0-9A-Za-z.-]+)?$")]
    private static partial Regex ExactVersion();
}
