namespace Caveat.Screening.Data;

/// <summary>One form that data takes: its kind and its stable id. An id has no digits, so that what stands in its place is never data.</summary>
internal sealed class DataForm
{
    public static readonly DataForm PrivateKey = Secret("private-key");
    public static readonly DataForm AwsKey = Secret("aws-key");
    public static readonly DataForm Token = Secret("token");
    public static readonly DataForm CaveatKey = Secret("caveat-key");
    public static readonly DataForm WebToken = Secret("json-web-token");
    public static readonly DataForm AzureKey = Secret("azure-key");
    public static readonly DataForm UrlPassword = Secret("url-password");
    public static readonly DataForm Password = Secret("password");
    public static readonly DataForm NamedKey = Secret("named-key");

    public static readonly DataForm Mail = Personal("e-mail");
    public static readonly DataForm Phone = Personal("phone");
    public static readonly DataForm Iban = Personal("iban");
    public static readonly DataForm Card = Personal("payment-card");
    public static readonly DataForm BirthDate = Personal("birth-date");
    public static readonly DataForm American = Personal("us-ssn");
    public static readonly DataForm French = Personal("fr-nir");
    public static readonly DataForm British = Personal("gb-nino");
    public static readonly DataForm Italian = Personal("it-codice-fiscale");
    public static readonly DataForm Spanish = Personal("es-dni");
    public static readonly DataForm Belgian = Personal("be-register");
    public static readonly DataForm Dutch = Personal("nl-bsn");
    public static readonly DataForm Polish = Personal("pl-pesel");
    public static readonly DataForm Swedish = Personal("se-personnummer");
    public static readonly DataForm Finnish = Personal("fi-hetu");
    public static readonly DataForm Danish = Personal("dk-cpr");
    public static readonly DataForm Norwegian = Personal("no-fodselsnummer");
    public static readonly DataForm German = Personal("de-steuer-id");

    private DataForm(DataKind kind, string id)
    {
        Kind = kind;
        Id = id;
    }

    public DataKind Kind { get; }

    public string Id { get; }

    public DataMatch At(int start, int end, Confidence confidence = Confidence.Checked) => new(this, start, end, confidence);

    private static DataForm Secret(string id) => new(DataKind.Secrets, id);

    private static DataForm Personal(string id) => new(DataKind.PersonalData, id);
}
