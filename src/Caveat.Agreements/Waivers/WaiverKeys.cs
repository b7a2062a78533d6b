using Caveat.Agreements.Reading;

namespace Caveat.Agreements.Waivers;

/// <summary>The words of a waiver's front matter and block.</summary>
internal static class WaiverKeys
{
    public static readonly string[] FrontMatter = ["waiver", "agreement", "clause", "signer", "from", "until", "notified"];

    public static readonly BlockKeys Block = new("a waiver", "a waiver", [RuleKeys.When], [RuleKeys.And], RuleKeys.And);
}
