using Caveat.Assistant.Design;
using Caveat.Assistant.Storage;
using Caveat.Assistant.Words;

namespace Caveat.Assistant.Access;

/// <summary>Keeps what each caller chose in the settings.</summary>
internal sealed class WishStore(AssistantDatabase database)
{
    public async Task<Wishes> FindAsync(OwnerId owner, CancellationToken cancellationToken)
    {
        var rows = await database.QueryAsync<Row>(
            "SELECT language, theme, single_keys AS keys FROM preferences WHERE owner = @Owner", new { Owner = owner.Value }, cancellationToken).ConfigureAwait(false);
        return rows.Count == 0
            ? Wishes.None
            : new Wishes(Locale.Find(rows[0].Language), new Preferences(Enum.TryParse<Theme>(rows[0].Theme, out var theme) ? theme : Theme.System, rows[0].Keys != 0));
    }

    public Task SaveAsync(OwnerId owner, Wishes wishes, CancellationToken cancellationToken) => database.ExecuteAsync(
        """
        INSERT INTO preferences (owner, language, theme, single_keys) VALUES (@Owner, @Language, @Theme, @Keys)
        ON CONFLICT (owner) DO UPDATE SET language = excluded.language, theme = excluded.theme, single_keys = excluded.single_keys
        """,
        new { Owner = owner.Value, Language = wishes.Locale?.Code ?? "", Theme = wishes.Preferences.Theme.ToString(), Keys = wishes.Preferences.SingleKeys ? 1 : 0 },
        cancellationToken);

    private sealed class Row
    {
        public string Language { get; set; } = "";

        public string Theme { get; set; } = "";

        public long Keys { get; set; }
    }
}
