using Caveat.Agreements.Evaluation.Compiled;
using Caveat.Agreements.Rules;
using Caveat.Agreements.Waivers;

namespace Caveat.Agreements.Evaluation;

/// <summary>What one agreement's clauses weigh against one exchange. Gathers grounds only where there are any, so that a permitted exchange allocates nothing.</summary>
internal ref struct Weighing : IRestrictionVisitor
{
    private readonly AgreementEvaluator _evaluator;
    private readonly CompiledRegister _register;
    private readonly Instruments? _among;
    private readonly ref readonly ExchangeFacts _facts;
    private readonly long _ticks;

    public Weighing(AgreementEvaluator evaluator, CompiledRegister register, Circumstances none, Instruments? among, in ExchangeFacts facts)
    {
        _evaluator = evaluator;
        _register = register;
        _among = among;
        _facts = ref facts;
        _ticks = facts.Time.UtcTicks;
        Circumstances = none;
    }

    /// <summary>Null where nothing stands against the exchange.</summary>
    public List<Ground>? Grounds { get; private set; }

    public Circumstances Circumstances { get; private set; }

    /// <summary>Whether an exclusion stands: then it says nothing more that the organisation is not permitted either.</summary>
    public bool IsExcluded { get; private set; }

    public void Visit(Restriction restriction)
    {
        if (!restriction.IsLiveAt(_ticks) || !_register.Holds(restriction.When, _facts))
        {
            return;
        }

        var effect = restriction.EffectOn(_facts);
        if (effect != RestrictionEffect.None)
        {
            Stand(restriction, effect);
        }
    }

    public void Add(in Ground ground)
    {
        Grounds ??= [];
        foreach (var known in Grounds)
        {
            // A clause that was found twice, by two findings or two ancestors, stands once.
            if (known.Reason == ground.Reason && ReferenceEquals(known.Clause, ground.Clause))
            {
                return;
            }
        }

        Grounds.Add(ground);
    }

    /// <summary>Whether another agreement that prevails over this one permits what this one says about the dimension.</summary>
    public readonly bool IsSetAside(PermitDimension dimension) =>
        dimension != PermitDimension.None && _among?.Prevails(_evaluator.Agreement, dimension, _facts) == true;

    private void Stand(Restriction restriction, RestrictionEffect effect)
    {
        // 1. Another agreement may prevail where the clause is about one dimension only.
        if (IsSetAside(restriction.Dimension))
        {
            return;
        }

        // 2. Its exceptions weaken it, if they agree.
        ExceptionEffect? weakened = null;
        Exemption? first = null;
        bool disagree = false;
        foreach (var exception in restriction.Exceptions)
        {
            if (exception.IsLiveAt(_ticks) && _register.Holds(exception.When, _facts))
            {
                disagree |= weakened is { } other && other != exception.Then;
                weakened ??= exception.Then;
                first ??= exception;
            }
        }

        bool byException = weakened == ExceptionEffect.HoldForReviewer && effect == RestrictionEffect.Refuse;
        effect = byException ? RestrictionEffect.Hold : effect;

        // 3. People may have approved it, or the clause may be waived: then it is as if it were not there.
        if (!disagree && (weakened == ExceptionEffect.Permit || (effect == RestrictionEffect.Hold && !Holds(restriction))))
        {
            return;
        }

        if (restriction.Clause.Waiver is not null && WaiverOf(restriction) is { } waiver)
        {
            Circumstances = Circumstances.With(waiver);
            return;
        }

        // 4. It stands.
        if (!disagree && effect == RestrictionEffect.Oblige)
        {
            Circumstances = Circumstances.With(restriction);
            return;
        }

        // Fail closed: the parties contradict each other, so nobody's exception is followed.
        Add(disagree ? RestrictionGrounds.Disagreement(restriction, _facts, _register)
            : byException ? RestrictionGrounds.ByException(restriction, first!)
            : RestrictionGrounds.Of(restriction, effect, _facts));
        IsExcluded |= !disagree && effect == RestrictionEffect.Refuse && restriction.Rule is Rule.ExcludeOrganisations;
    }

    private readonly bool Holds(Restriction restriction) =>
        restriction.HoldsIn(_facts) && !Restriction.Contains(_facts.Approved, restriction.Reference);

    /// <summary>The first by id of the waivers that lift the clause here.</summary>
    private readonly Waiver? WaiverOf(Restriction restriction)
    {
        if (_among?.Waivers.InEffect(restriction.Reference, _facts.Time) is not { Count: > 0 } waivers)
        {
            return null;
        }

        Waiver? first = null;
        for (int i = 0; i < waivers.Count; i++)
        {
            if (_register.Holds(waivers[i].When, _facts) && (first is null || string.CompareOrdinal(waivers[i].Id.Value, first.Id.Value) < 0))
            {
                first = waivers[i];
            }
        }

        return first;
    }
}
