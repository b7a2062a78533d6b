using Caveat.Agreements.Rules;

namespace Caveat.Agreements.Reading;

/// <summary>Turns a rule block into a rule, checked against the register: one reader for each group of verbs.</summary>
internal sealed class RuleReader
{
    private readonly ScopeReader _scope;
    private readonly PermitReader _permit;
    private readonly ForbidReader _forbid;
    private readonly RequireReader _require;
    private readonly LimitReader _limit;
    private readonly DutyReader _duty;

    public RuleReader(NameReader names, ErrorList errors)
    {
        ConditionReader conditions = new(names, errors);
        _scope = new(names, errors);
        _permit = new(names, errors);
        _forbid = new(conditions, errors);
        _require = new(names, conditions, errors);
        _limit = new(conditions, errors);
        _duty = new(names, errors);
        Exceptions = new(conditions, errors);
    }

    public ExceptReader Exceptions { get; }

    /// <summary>The rule, or null where the block has none or it is faulty.</summary>
    public Rule? Read(RuleFields fields)
    {
        if (fields.Verb is not { } verb || fields.Find(verb.Text) is not { } values)
        {
            return null;
        }

        return verb.Text switch
        {
            RuleKeys.Scope => _scope.Read(verb, values, fields),
            RuleKeys.Permit => _permit.Permit(values),
            RuleKeys.Exclude => _permit.Exclude(values),
            RuleKeys.Forbid => _forbid.Forbid(verb, fields),
            RuleKeys.Protect => _forbid.Protect(verb, values, fields),
            RuleKeys.Require => _require.Read(verb, values, fields),
            RuleKeys.Limit => _limit.Read(values, fields),
            RuleKeys.Retain => _duty.Retain(values),
            RuleKeys.Residency => _duty.Residency(values),
            RuleKeys.Report => _duty.Report(values),
            _ => Exceptions.Read(verb, values, fields),
        };
    }
}
