namespace Caveat.Agreements.Reading;

/// <summary>The keys of a rule block, and which go with which verb.</summary>
internal static class RuleKeys
{
    public const string Scope = "scope";
    public const string Permit = "permit";
    public const string Forbid = "forbid";
    public const string Exclude = "exclude";
    public const string Require = "require";
    public const string Limit = "limit";
    public const string Protect = "protect";
    public const string Retain = "retain";
    public const string Residency = "residency";
    public const string Report = "report";
    public const string Except = "except";

    public const string Ceiling = "ceiling";
    public const string Unread = "unread";
    public const string Released = "released";
    public const string WhenDetected = "when detected";
    public const string Then = "then";
    public const string By = "by";
    public const string When = "when";
    public const string And = "and";
    public const string From = "from";
    public const string Until = "until";
    public const string Waiver = "waiver";
    public const string Enforcement = "enforcement";

    private static readonly string[] Verbs = [Scope, Permit, Forbid, Exclude, Require, Limit, Protect, Retain, Residency, Report, Except];

    public static readonly BlockKeys Block = new(
        "a rule",
        "a clause",
        Verbs,
        [Ceiling, Unread, Released, WhenDetected, Then, By, When, And, From, Until, Waiver, Enforcement],
        And);

    /// <summary>The verbs beside which a key may stand; <c>enforcement</c> may stand alone and is not among them.</summary>
    private static readonly (string Key, string[] Verbs)[] Companions =
    [
        (Ceiling, [Scope]),
        (Unread, [Scope]),
        (Released, [Scope]),
        (WhenDetected, [Forbid, Protect]),
        (Then, [Forbid, Except]),
        (By, [Require]),
        (When, [Require, Limit, Except]),
        (And, [Forbid, Require, Limit, Except]),
        (From, Verbs[1..]),
        (Until, Verbs[1..]),
        (Waiver, [Forbid, Exclude, Require, Limit, Protect, Residency]),
    ];

    /// <summary>Reports every key that stands without a verb it goes with.</summary>
    public static void CheckCompanions(RuleFields fields, ErrorList errors)
    {
        foreach ((string key, string[] verbs) in Companions)
        {
            if (fields.Key(key) is { } word && !verbs.Contains(fields.Verb?.Text))
            {
                errors.Add(word, verbs is [var only]
                    ? $"\"{key}\" goes with \"{only}\" only: remove it or add the line \"{only}: …\"."
                    : $"\"{key}\" goes with {string.Join(", ", verbs[..^1])} and {verbs[^1]} only: remove it{Mend(key, fields.Verb?.Text)}.");
            }
        }
    }

    private static string Mend(string key, string? verb) => (key, verb) switch
    {
        (From or Until, Scope) => ", and date the ceiling instead, as in \"NATO UNCLASSIFIED, NATO RESTRICTED from 2027-01-01T00:00:00Z\"",
        (When, Forbid) => ", or write \"and\" in its place",
        _ => "",
    };
}
