using System.Collections.Concurrent;
using System.Text;
using Caveat.Agreements.Drafting;
using Caveat.Agreements.History;
using Caveat.Agreements.Reading;
using Caveat.Agreements.Registers;
using Caveat.Signing.Parties;

namespace Caveat.Agreements.Tests;

/// <summary>The committed samples, enrolled with keys of this run and signed.</summary>
internal static class Samples
{
    public static readonly PartyPrivateKey Department = PartyPrivateKey.Generate();
    public static readonly PartyPrivateKey Vendor = PartyPrivateKey.Generate();

    private static readonly ConcurrentDictionary<PersonId, PartyPrivateKey> People = [];

    public static byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(Root, "samples", name));

    public static string Text(string name) => Encoding.UTF8.GetString(Bytes(name));

    public static string Root { get; } = FindRoot();

    public static Agreement Parse(string text, string file = "a.md") => Parse(Encoding.UTF8.GetBytes(text), file);

    public static Agreement Parse(byte[] bytes, string file = "a.md") => AgreementReader.Read(bytes, file) switch
    {
        ReadResult.Parsed parsed => parsed.Agreement,
        ReadResult.Rejected rejected => throw new InvalidOperationException(string.Join('\n', rejected.Errors)),
        _ => throw new InvalidOperationException(),
    };

    public static Agreement Enrolled(string text, Agreement? amends = null) => Enrolled(
        text,
        new Dictionary<PartyId, PartyPublicKey> { [PartyId.Parse("department")] = Department.PublicKey, [PartyId.Parse("vendor")] = Vendor.PublicKey },
        amends);

    /// <summary>The key of a person whom a sample names.</summary>
    public static PartyPrivateKey KeyOf(PersonId person) => People.GetOrAdd(person, _ => PartyPrivateKey.Generate());

    /// <summary>With the given parties' keys and those of all people who are to have one.</summary>
    public static Agreement Enrolled(string text, Dictionary<PartyId, PartyPublicKey> keys, Agreement? amends = null) =>
        AgreementDraft.Enrol(Encoding.UTF8.GetBytes(text), "a.md", keys, amends?.Digest, PeopleOf(text)) switch
        {
            EnrolResult.Enrolled enrolled => Parse(enrolled.Document.ToArray()),
            EnrolResult.Rejected rejected => throw new InvalidOperationException(string.Join('\n', rejected.Errors)),
            _ => throw new InvalidOperationException(),
        };

    public static SignedAgreement Sign(Agreement agreement, params PartyPrivateKey[] keys) =>
        keys.Aggregate(SignedAgreement.Wrap(agreement, $"v{agreement.Version}.dsse.json"), (signed, key) => signed.Sign(key));

    public static (SignedAgreement First, SignedAgreement Second) DepartmentRun()
    {
        Agreement first = Enrolled(Text("department-classified.v1.md"));
        Agreement second = Enrolled(Text("department-classified.v2.md"), first);
        return (Sign(first, Department, Vendor), Sign(second, Department, Vendor));
    }

    public static Dictionary<PersonId, PartyPublicKey> PeopleOf(string text) =>
        Parse(text).Register.People.Where(person => person.IsUnenrolled).ToDictionary(person => person.Id, person => KeyOf(person.Id).PublicKey);

    private static string FindRoot()
    {
        var directory = AppContext.BaseDirectory;
        while (directory is not null && !File.Exists(Path.Combine(directory, "Caveat.slnx")))
        {
            directory = Path.GetDirectoryName(directory);
        }

        return directory ?? throw new InvalidOperationException("The tests must run inside the repository.");
    }
}
