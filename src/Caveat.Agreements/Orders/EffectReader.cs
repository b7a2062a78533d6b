using Caveat.Agreements.Reading;

namespace Caveat.Agreements.Orders;

/// <summary>Turns an order's block into what the order does.</summary>
/// <param name="issued">From when it has effect where the block does not say.</param>
internal sealed class EffectReader(RuleFields fields, DateTimeOffset issued, ErrorList errors)
{
    private readonly TargetReader _targets = new(errors);

    /// <summary>Null, and errors, where the block is faulty.</summary>
    public OrderEffect? Read()
    {
        OrderKeys.CheckCompanions(fields, errors);
        // All keys are read whatever the verb gives, so that one run reports all faults.
        var from = Time(OrderKeys.From) ?? issued;
        if (fields.Verb is not { } verb || fields.Single(verb.Text, errors) is not { } value)
        {
            return null;
        }

        switch (verb.Text)
        {
            case OrderKeys.Stay:
                var until = Until("from", from);
                return _targets.ReadOrder(value, verb.Text) is { } stayed ? new OrderEffect.Stay(stayed, from, until) : null;
            case OrderKeys.Reinstate:
                return _targets.ReadTargetOrOrder(value, verb.Text) switch
                {
                    ({ } target, _) => new OrderEffect.ReinstateTarget(target, from),
                    (null, var order) => new OrderEffect.ReinstateOrder(order, from),
                    null => null,
                };
            case OrderKeys.Supersede:
                return ReadSupersede(verb, value, from);
            default:
                return ReadProhibition(verb.Text, _targets.Read(value, verb.Text), from);
        }
    }

    private OrderEffect.Supersede? ReadSupersede(Word verb, Word value, DateTimeOffset from)
    {
        var order = _targets.ReadOrder(value, verb.Text);
        if (fields.Single(OrderKeys.With, errors) is not { } with)
        {
            if (!fields.Blank.Contains(OrderKeys.With))
            {
                errors.Add(verb, "The order does not say what takes the other's place: add \"with: terminate …\", \"with: suspend …\" or \"with: nothing\".");
            }

            return null;
        }

        if (with.Text == OrderKeys.Nothing)
        {
            foreach (string key in (string[])[OrderKeys.Stop, OrderKeys.Until, OrderKeys.InFlight, OrderKeys.Substitute])
            {
                if (fields.Key(key) is { } word)
                {
                    errors.Add(word, $"\"{key}\" says nothing where the other order is superseded with nothing: remove it.");
                }
            }

            return order is { } id ? new(id, from, null) : null;
        }

        if (Phrase.Open(with, OrderKeys.With, [OrderKeys.Terminate, OrderKeys.Suspend, OrderKeys.Nothing], errors) is not var (noun, rest) || noun == OrderKeys.Nothing)
        {
            return null;
        }

        if (rest.IsEmpty)
        {
            errors.Add(with, $"\"with: {noun}\" names nothing: say what, as in \"with: {noun} vendor …\".");
            return null;
        }

        var put = ReadProhibition(noun, _targets.Read(rest, noun), from);
        return order is { } superseded && put is not null ? new(superseded, from, put) : null;
    }

    private OrderEffect? ReadProhibition(string verb, OrderTarget? target, DateTimeOffset from)
    {
        var stop = Time(OrderKeys.Stop) ?? from;
        if (stop < from)
        {
            errors.Add(fields.Find(OrderKeys.Stop)![0], $"The hard stop {Literal.Time(stop)} comes before the wind-down begins, {Literal.Time(from)}: write a time that is not before it.");
        }

        DateTimeOffset? until = null;
        if (verb == OrderKeys.Suspend)
        {
            until = Until("stop", stop);
        }
        else if (fields is { Verb.Text: OrderKeys.Supersede } && fields.Key(OrderKeys.Until) is { } word)
        {
            errors.Add(word, "A termination has no end: remove \"until\", or write \"suspend\".");
        }

        var inFlight = (InFlight)Phrase.Choice(fields, OrderKeys.InFlight, "what can happen to answers in flight", OrderKeys.InFlightWords, errors);
        var substitute = fields.Single(OrderKeys.Substitute, errors) is { } name ? _targets.ReadSubstitute(name) : null;
        if (substitute is not null && substitute == target)
        {
            errors.Add(fields.Find(OrderKeys.Substitute)![0], $"\"{substitute}\" is what the order ends: name something else, or remove the line.");
        }

        WindDown windDown = new(from, stop, inFlight);
        return target is null ? null
            : verb == OrderKeys.Suspend ? new OrderEffect.Suspend(target, windDown, until, substitute)
            : new OrderEffect.Terminate(target, windDown, substitute);
    }

    private DateTimeOffset? Until(string name, DateTimeOffset after)
    {
        var until = Time(OrderKeys.Until);
        if (until <= after)
        {
            errors.Add(fields.Find(OrderKeys.Until)![0], $"\"until\" is not after \"{name}\", {Literal.Time(after)}, so the order would do nothing: write a later time.");
        }

        return until;
    }

    private DateTimeOffset? Time(string key)
    {
        if (fields.Single(key, errors) is not { } word)
        {
            return null;
        }

        if (Literal.TryTime(word.Text, out var time))
        {
            return time;
        }

        errors.Add(word, Literal.NotATime(word.Text));
        return null;
    }
}
