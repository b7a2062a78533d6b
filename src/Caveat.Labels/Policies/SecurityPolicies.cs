using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Caveat.Labels.Policies;

/// <summary>A set of policies, found by name or object identifier. Immutable and thread-safe.</summary>
public sealed class SecurityPolicies
{
    private static readonly Lazy<SecurityPolicies> LazyBuiltIn = new(() => new SecurityPolicies(PolicyData.Load()));

    private readonly FrozenDictionary<string, SecurityPolicy> _byName;
    private readonly FrozenDictionary<string, SecurityPolicy> _byOid;

    private SecurityPolicies(ImmutableArray<SecurityPolicy> all)
    {
        All = all;
        Dictionary<string, SecurityPolicy> names = new(StringComparer.OrdinalIgnoreCase);
        foreach (var policy in all)
        {
            foreach (var alias in policy.Aliases)
            {
                names.TryAdd(alias, policy);
            }
        }
        foreach (var policy in all)
        {
            names[policy.Id.Name] = policy;
        }
        _byName = names.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
        _byOid = all.Where(policy => policy.Oid.Length > 0).ToFrozenDictionary(policy => policy.Oid);
    }

    /// <summary>PUBLIC, NATO, EU, the 32 nations of NATO, and JOINT for what several nations own together.</summary>
    public static SecurityPolicies BuiltIn => LazyBuiltIn.Value;

    public ImmutableArray<SecurityPolicy> All { get; }

    /// <summary>This set with <paramref name="policy"/> in place of one of the same name.</summary>
    public SecurityPolicies With(SecurityPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return new SecurityPolicies([.. All.Where(other => other.Id != policy.Id && (policy.Oid.Length == 0 || other.Oid != policy.Oid)), policy]);
    }

    /// <summary>Finds a policy by its name or another name of it, in any case.</summary>
    public bool TryFind(PolicyId id, [NotNullWhen(true)] out SecurityPolicy? policy) => _byName.TryGetValue(id.Name, out policy);

    /// <summary>Finds a policy by its object identifier, dotted or as <c>urn:oid:…</c>.</summary>
    public bool TryFindByOid(string oid, [NotNullWhen(true)] out SecurityPolicy? policy)
    {
        ArgumentNullException.ThrowIfNull(oid);
        return _byOid.TryGetValue(oid.StartsWith("urn:oid:", StringComparison.OrdinalIgnoreCase) ? oid["urn:oid:".Length..] : oid, out policy);
    }

    /// <summary>The grade of a label; false when the policy or its classification is not known.</summary>
    public bool TryGradeOf(Label label, out Grade grade)
    {
        ArgumentNullException.ThrowIfNull(label);
        if (TryFind(label.Policy, out var policy) && LevelOf(policy, label.Classification) is { } level)
        {
            grade = new Grade(policy.Id, level);
            return true;
        }
        grade = new Grade(label.Policy, Classification.TopSecret);
        return false;
    }

    /// <summary>The grade of a label; TOP SECRET when the policy or its classification is not known.</summary>
    public Grade GradeOf(Label label)
    {
        // Fails closed: what cannot be understood must not pass below a ceiling.
        _ = TryGradeOf(label, out var grade);
        return grade;
    }

    /// <summary>What is wrong with a label by its own policy, a sentence each; empty when it is valid.</summary>
    public IReadOnlyList<string> Validate(Label label, bool issuing = false)
    {
        ArgumentNullException.ThrowIfNull(label);
        return TryFind(label.Policy, out var policy) ? policy.Validate(label, issuing) : [$"The policy \"{label.Policy}\" is not known here."];
    }

    // Labels of nations often carry the English word of the standard instead of the nation's own.
    private static Classification? LevelOf(SecurityPolicy policy, string word)
    {
        if (policy.TryFind(word, out var classification))
        {
            return classification.Level;
        }
        foreach (var entry in policy.Classifications)
        {
            if (entry.Aliases.Contains(word, StringComparer.OrdinalIgnoreCase) || entry.Phrases.Any(phrase => phrase.Text.Equals(word, StringComparison.OrdinalIgnoreCase)))
            {
                return entry.Level;
            }
        }
        return word.ToUpperInvariant() switch
        {
            "TOP SECRET" => Classification.TopSecret,
            "SECRET" => Classification.Secret,
            "CONFIDENTIAL" => Classification.Confidential,
            "RESTRICTED" => Classification.Restricted,
            "UNCLASSIFIED" => Classification.Unclassified,
            _ => null,
        };
    }
}
