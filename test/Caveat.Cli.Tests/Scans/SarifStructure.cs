using System.Text.Json;
using Xunit;

namespace Caveat.Cli.Tests.Scans;

/// <summary>The part of SARIF 2.1.0 (errata 01) that logs of ours use: which members an object may have, which it must, and of what kind.</summary>
/// <remarks>Unknown members fail: the standard's schema allows none outside property bags.</remarks>
internal static class SarifStructure
{
    // Name, kind and ! where required. Kinds: text, count (from 0), place (from 1), number, yes-no, a word of a set, an object's name, and [] for a list.
    private static readonly Dictionary<string, string> Objects = new()
    {
        ["log"] = "$schema:text version!:2.1.0 runs!:run[]",
        ["run"] = "tool!:tool results:result[] invocations:invocation[] columnKind:utf16CodeUnits|unicodeCodePoints",
        ["tool"] = "driver!:component",
        ["component"] = "name!:text semanticVersion:text rules:rule[]",
        ["rule"] = "id!:text shortDescription:message defaultConfiguration:configuration",
        ["configuration"] = "level:none|note|warning|error",
        ["message"] = "text!:text",
        ["result"] = "ruleId:text ruleIndex:count level:none|note|warning|error rank:number message!:message locations:location[]",
        ["location"] = "physicalLocation:physical logicalLocations:logical[]",
        ["physical"] = "artifactLocation!:artifact region:region",
        ["artifact"] = "uri:text",
        ["logical"] = "fullyQualifiedName:text",
        ["region"] = "startLine!:place startColumn:place endLine:place endColumn:place snippet:content",
        ["content"] = "text:text",
        ["invocation"] = "executionSuccessful!:yes-no exitCode:count toolExecutionNotifications:notification[]",
        ["notification"] = "level:none|note|warning|error message!:message locations:location[]",
    };

    public static void Check(JsonElement log)
    {
        Check(log, "log", "log");
        foreach (var run in log.GetProperty("runs").EnumerateArray())
        {
            CheckMeaning(run);
        }
    }

    private static void Check(JsonElement element, string kind, string at)
    {
        if (kind.EndsWith("[]", StringComparison.Ordinal))
        {
            Assert.True(element.ValueKind == JsonValueKind.Array, $"{at} is no list.");
            var index = 0;
            foreach (var item in element.EnumerateArray())
            {
                Check(item, kind[..^2], $"{at}[{index++}]");
            }
        }
        else if (Objects.TryGetValue(kind, out var members))
        {
            CheckObject(element, members.Split(' ').Select(member => member.Split(':', 2)).ToDictionary(member => member[0].TrimEnd('!'), member => (Kind: member[1], IsRequired: member[0].EndsWith('!'))), at);
        }
        else
        {
            Assert.True(IsValue(element, kind), $"{at} is {element.GetRawText()} and must be {kind}.");
        }
    }

    private static void CheckObject(JsonElement element, Dictionary<string, (string Kind, bool IsRequired)> members, string at)
    {
        Assert.True(element.ValueKind == JsonValueKind.Object, $"{at} is no object.");
        foreach (var member in element.EnumerateObject())
        {
            Assert.True(members.TryGetValue(member.Name, out var rule), $"{at} may have no {member.Name}.");
            Check(member.Value, rule.Kind, $"{at}.{member.Name}");
        }
        foreach (var (name, rule) in members)
        {
            Assert.True(!rule.IsRequired || element.TryGetProperty(name, out _), $"{at} has no {name}.");
        }
    }

    private static bool IsValue(JsonElement element, string kind) => kind switch
    {
        "text" => element.ValueKind == JsonValueKind.String && element.GetString()!.Length > 0,
        "count" => element.TryGetInt32(out var count) && count >= 0,
        "place" => element.TryGetInt32(out var place) && place >= 1,
        "number" => element.GetDouble() is >= 0 and <= 100,
        "yes-no" => element.ValueKind is JsonValueKind.True or JsonValueKind.False,
        _ => kind.Split('|').Contains(element.GetString()),
    };

    // What a schema cannot say: indexes lead to the rule of that id (3.27.6), ends do not precede starts (3.30), URIs are valid (3.10).
    private static void CheckMeaning(JsonElement run)
    {
        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().Select(rule => rule.GetProperty("id").GetString()).ToList();
        Assert.Equal(rules.Count, rules.Distinct().Count());
        foreach (var result in run.GetProperty("results").EnumerateArray())
        {
            Assert.Equal(result.GetProperty("ruleId").GetString(), rules[result.GetProperty("ruleIndex").GetInt32()]);
            var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
            Assert.True(Uri.IsWellFormedUriString(place.GetProperty("artifactLocation").GetProperty("uri").GetString(), UriKind.RelativeOrAbsolute));
            var region = place.GetProperty("region");
            Assert.True((region.GetProperty("endLine").GetInt32(), region.GetProperty("endColumn").GetInt32()).CompareTo((region.GetProperty("startLine").GetInt32(), region.GetProperty("startColumn").GetInt32())) > 0);
        }
    }
}
