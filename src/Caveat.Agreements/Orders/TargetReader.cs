using Caveat.Agreements.Reading;
using Caveat.Agreements.Registers;

namespace Caveat.Agreements.Orders;

/// <summary>Reads what an order is about: a noun and a name, <c>vendor V</c>.</summary>
internal sealed class TargetReader(ErrorList errors)
{
    private static readonly string[] Nouns = ["vendor", "model", "provider", "organisation", "app", "network"];

    /// <summary>What can answer in the place of something else.</summary>
    private static readonly string[] Answering = ["vendor", "model", "provider"];

    public OrderTarget? Read(Word value, string key) => Read(value, key, Nouns);

    public OrderTarget? ReadSubstitute(Word value) => Read(value, OrderKeys.Substitute, Answering);

    /// <summary>After a verb that also takes orders; the order is the default value where it takes a target.</summary>
    public (OrderTarget? Target, OrderId Order)? ReadTargetOrOrder(Word value, string key)
    {
        if (Phrase.After(value, OrderKeys.Order) is not null)
        {
            return ReadOrder(value, key) is { } order ? (null, order) : null;
        }

        return Read(value, key, [.. Nouns, OrderKeys.Order]) is { } target ? (target, default) : null;
    }

    public OrderId? ReadOrder(Word value, string key)
    {
        if (Phrase.OpenList([value], key, [OrderKeys.Order], errors) is not (_, [var name]))
        {
            return null;
        }

        if (OrderId.TryParse(name.Text, out var id))
        {
            return id;
        }

        errors.Add(name, Identifier.Complaint("order", name.Text));
        return null;
    }

    private OrderTarget? Read(Word value, string key, string[] nouns)
    {
        if (Phrase.OpenList([value], key, nouns, errors) is not var (noun, names))
        {
            return null;
        }

        var name = names[0];
        return noun switch
        {
            "vendor" => Of<VendorId>(name, noun, VendorId.TryParse, id => new OrderTarget.OfVendor(id)),
            "provider" => Of<ProviderId>(name, noun, ProviderId.TryParse, id => new OrderTarget.OfProvider(id)),
            "organisation" => Of<OrganisationId>(name, noun, OrganisationId.TryParse, id => new OrderTarget.OfOrganisation(id)),
            "app" => Of<AppId>(name, noun, AppId.TryParse, id => new OrderTarget.OfApp(id)),
            "network" => Of<NetworkId>(name, noun, NetworkId.TryParse, id => new OrderTarget.OfNetwork(id)),
            _ => ReadModel(name),
        };
    }

    private OrderTarget.OfModel? ReadModel(Word name)
    {
        if (ModelPattern.TryParse(name.Text, out var model))
        {
            return new(model);
        }

        errors.Add(name, $"{Wording.Quote(name)} does not name models: write \"vendor/name\", or \"vendor/*\" for all of a vendor's.");
        return null;
    }

    private OrderTarget? Of<T>(Word name, string noun, TextParser<T> parse, Func<T, OrderTarget> make)
        where T : struct
    {
        if (parse(name.Text, out var id))
        {
            return make(id);
        }

        errors.Add(name, Identifier.Complaint(noun, name.Text));
        return null;
    }
}
