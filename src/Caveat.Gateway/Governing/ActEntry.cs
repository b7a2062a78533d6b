using System.Text;
using System.Text.Json;
using Caveat.Gateway.Callers;
using Caveat.Gateway.Exchanges;

namespace Caveat.Gateway.Governing;

/// <summary>An entry about what a person did: when, in which roles, who and why by commitments. No names and no words.</summary>
internal static class ActEntry
{
    /// <param name="reason">In the person's words, of which the entry holds a commitment; null where none is asked for.</param>
    /// <param name="what">Writes the fields of this kind of act; it gets the entry's id for commitments to further people.</param>
    public static byte[] Write(string type, Caller by, string? reason, DateTimeOffset time, Action<Utf8JsonWriter, ExchangeId> what)
    {
        var id = ExchangeId.Generate();
        var commitments = new Commitments(by, id);
        var writer = EntryWriter.Start();
        var json = writer.Json;
        json.WriteStartObject();
        json.WriteNumber("v"u8, 1);
        json.WriteString("type"u8, type);
        json.WriteString("id"u8, id.ToString());
        json.WriteString("time"u8, time.UtcDateTime);
        what(json, id);
        json.WriteString("roles"u8, CallerRoleNames.Format(by.Roles));
        json.WriteString("subject"u8, Convert.ToHexStringLower(commitments.Subject));
        if (reason is not null)
        {
            Span<byte> words = stackalloc byte[Commitments.Size];
            commitments.MakePrompt(Encoding.UTF8.GetBytes(reason), words);
            json.WriteString("reason"u8, Convert.ToHexStringLower(words));
        }

        json.WriteEndObject();
        return writer.Written.ToArray();
    }
}
