namespace Caveat.Assistant.Access;

/// <summary>The marking of the banners of pages that nobody signed in to: what the gateway last said, before that what is configured.</summary>
internal sealed class ShownCeiling(AssistantOptions options)
{
    private volatile string? _last;

    public string Value => _last ?? options.Ceiling;

    public void Remember(string ceiling) => _last = ceiling;
}
