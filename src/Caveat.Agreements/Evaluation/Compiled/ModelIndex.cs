using Caveat.Agreements.Registers;

namespace Caveat.Agreements.Evaluation.Compiled;

/// <summary>The clauses that name a model, by itself or with all of its vendor's.</summary>
internal sealed class ModelIndex<TClause>(IEnumerable<(string Pattern, TClause Clause)> entries)
    where TClause : DatedClause
{
    /// <summary>A model is looked up as all of its vendor's, as a bare name, and as a name with the vendor in front.</summary>
    public const int Spellings = 3;

    private const int LongestPattern = 512;

    private readonly ValueIndex<TClause> _patterns = new(entries);

    public TClause[] Find(VendorId vendor, ModelName model, int spelling) => spelling switch
    {
        _ when _patterns.IsEmpty => [],
        0 => Find(vendor, ModelPattern.AnyName),
        1 => Find(vendor, model.Value),
        _ => ModelNames.IsQualified(vendor, model) ? _patterns.Find(model.Value) : [],
    };

    private TClause[] Find(VendorId vendor, string name)
    {
        Span<char> pattern = stackalloc char[LongestPattern];
        int length = vendor.Value.Length + 1 + name.Length;
        // Never so long: both ids are bounded, and a longer name is no clause's.
        if (length > pattern.Length)
        {
            return [];
        }

        vendor.Value.CopyTo(pattern);
        pattern[vendor.Value.Length] = '/';
        name.CopyTo(pattern[(vendor.Value.Length + 1)..]);
        return _patterns.Find(pattern[..length]);
    }
}
