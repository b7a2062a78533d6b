using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Caveat.Agreements.Orders;
using Caveat.Agreements.Reading;
using Caveat.Agreements.Registers;
using Caveat.Gateway.Callers;
using Caveat.Signing.Parties;

namespace Caveat.Scenarios.Hosting;

/// <summary>Requests to a server's operator API, and the documents that go there.</summary>
internal static class Api
{
    public static Task<Answer> AsAsync(this GovernedServer server, string caller, string method, string path, object? body = null, string? reason = "because", string? accept = null) =>
        server.WithKeyAsync(server.KeyOf(caller), method, path, body, reason, accept);

    /// <param name="body">Bytes as they are, or an object to be written as JSON.</param>
    public static async Task<Answer> WithKeyAsync(this GovernedServer server, string key, string method, string path, object? body = null, string? reason = "because", string? accept = null)
    {
        using var client = new HttpClient { BaseAddress = new Uri(server.Url) };
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        if (reason is not null)
        {
            request.Headers.Add("Caveat-Reason", reason);
        }

        if (accept is not null)
        {
            request.Headers.Add("Accept", accept);
        }

        if (body is not null)
        {
            request.Content = new ByteArrayContent(body as byte[] ?? JsonSerializer.SerializeToUtf8Bytes(body));
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        using var response = await client.SendAsync(request);
        return await Answer.ReadAsync(response);
    }

    /// <summary>Registers a caller and returns its key when the server knows it.</summary>
    public static async Task<(string Id, string Key)> AddCallerAsync(this GovernedServer server, string name, string roles, string? person = null, string? app = null)
    {
        var added = await server.AsAsync("operator", "POST", "/api/callers", new
        {
            name,
            organisation = "alliance-headquarters",
            nation = "BEL",
            purpose = "staff-work",
            roles = roles.Split(','),
            reason = "needed",
            person,
            app,
        });
        Assert.Equal(System.Net.HttpStatusCode.Created, added.Status);
        var key = added.Json["key"]!.GetValue<string>();
        await server.KnowsAsync(key);
        return (added.Json["caller"]!["id"]!.GetValue<string>(), key);
    }

    /// <summary>Puts a caller into a server's database, as the command line does, and returns its key when the server knows it.</summary>
    public static async Task<string> RegisterAsync(
        this GovernedServer server, string name, string organisation, string nation, string purpose, CallerRoles roles = CallerRoles.Caller)
    {
        var key = CallerKey.Generate();
        await server.Ready.Setup.Callers.PutAsync(key.Digest(), new Caller
        {
            Name = name,
            Organisation = OrganisationId.Parse(organisation),
            Nation = NationCode.Parse(nation),
            Purpose = PurposeId.Parse(purpose),
            Roles = roles,
            SubjectKey = RandomNumberGenerator.GetBytes(Caller.SubjectKeySize),
        }, CancellationToken.None);
        await server.KnowsAsync(key.Reveal());
        return key.Reveal();
    }

    /// <summary>Waits until the server knows a key: its directory in memory follows the database within a second.</summary>
    public static async Task KnowsAsync(this GovernedServer server, string key)
    {
        for (var i = 0; i < 200 && (await server.WithKeyAsync(key, "GET", "/api/standing")).Status != System.Net.HttpStatusCode.OK; i++)
        {
            await Task.Delay(25);
        }
    }

    public static string OrderText(string id, string effect, string authority = "council", string issued = "2026-03-20T00:00:00Z") => $"""
        ---
        order: {id}
        agreement: nato-unclassified
        authority: {authority}
        issued: {issued}
        ---
        # An order of the council

        What the council decided stands below.

        ```order
        {effect}
        ```

        """;

    /// <summary>An order signed by people whose keys the demonstration made.</summary>
    public static byte[] Order(this GovernedServer server, string id, string effect, string issued, params IEnumerable<string> people) =>
        Order(Path.Combine(server.Data, "keys"), id, effect, issued, people);

    /// <summary>An order signed with the keys in a folder.</summary>
    public static byte[] Order(string keys, string id, string effect, string issued, IEnumerable<string> people)
    {
        var text = Encoding.UTF8.GetBytes(OrderText(id, effect, issued: issued));
        var parsed = OrderReader.Read(text, id);
        var order = Assert.IsType<DocumentResult<Order>.Parsed>(parsed).Document;
        var signed = SignedOrder.Wrap(order, id);
        foreach (var person in people)
        {
            using var key = PartyPrivateKey.Load(Path.Combine(keys, $"person-{person}.pem"));
            signed = signed.Sign(key);
        }

        return signed.Envelope.ToJson();
    }

    /// <summary>An order that both people of the council signed.</summary>
    public static byte[] CouncilOrder(this GovernedServer server, string id, string effect, string issued = "2026-03-20T00:00:00Z") =>
        server.Order(id, effect, issued, "council-chair", "council-secretary");

    /// <summary>Hands in a signed document as one person.</summary>
    public static Task<Answer> SubmitAsync(this GovernedServer server, byte[] envelope) => server.AsAsync("legal-adviser", "POST", "/api/instruments", envelope);

    /// <summary>Makes it bind as another.</summary>
    public static Task<Answer> ConfirmAsync(this GovernedServer server, string digest, string caller = "operator") =>
        server.AsAsync(caller, "POST", $"/api/instruments/{digest}/confirm");

    public static string Digest(this Answer answer) => answer.Json["digest"]!.GetValue<string>();
}
