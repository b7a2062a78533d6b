using Caveat.Agreements.Rules;

namespace Caveat.Agreements.Evaluation.Compiled;

/// <summary>Gathers the limits that apply to an exchange.</summary>
internal readonly ref struct LimitCollection(CompiledRegister register, in ExchangeFacts facts, ICollection<LimitTerms> limits) : IRestrictionVisitor
{
    private readonly CompiledRegister _register = register;
    private readonly ref readonly ExchangeFacts _facts = ref facts;
    private readonly ICollection<LimitTerms> _limits = limits;

    public void Visit(Restriction restriction)
    {
        long ticks = _facts.Time.UtcTicks;
        if (!restriction.IsLiveAt(ticks) || !_register.Holds(restriction.When, _facts) || IsLifted(restriction, ticks))
        {
            return;
        }

        var rule = (Rule.Limit)restriction.Rule;
        LimitTerms terms = new(restriction.Reference, rule.Amount.At(_facts.Time), rule.Unit, rule.Currency, rule.Per, rule.Period);
        if (!_limits.Contains(terms))
        {
            _limits.Add(terms);
        }
    }

    /// <summary>Whether exceptions take the exchange out of the limit altogether; one that only lets a reviewer decide does not.</summary>
    private bool IsLifted(Restriction restriction, long ticks)
    {
        bool lifted = false;
        foreach (var exception in restriction.Exceptions)
        {
            if (exception.IsLiveAt(ticks) && _register.Holds(exception.When, _facts))
            {
                if (exception.Then != ExceptionEffect.Permit)
                {
                    return false;
                }

                lifted = true;
            }
        }

        return lifted;
    }
}
