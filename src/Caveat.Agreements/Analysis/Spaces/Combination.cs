using System.Collections.Immutable;
using Caveat.Agreements.Evaluation;
using Caveat.Agreements.Registers;
using Caveat.Agreements.Rules;
using Caveat.Labels;

namespace Caveat.Agreements.Analysis.Spaces;

/// <summary>One class of every dimension, which can be stepped through all combinations of a box; and the facts of an exchange that has them.</summary>
/// <remarks>Not thread-safe.</remarks>
internal sealed class Combination
{
    private readonly Dimension[] _dimensions;
    private readonly int[][] _choices;
    private readonly int[] _at;
    private readonly ulong[] _bits;
    private readonly int _firstAtom;
    private ExchangeFacts _atoms;

    /// <summary>Stands at the first combination of a box, which is not empty.</summary>
    public Combination(FactSpace space, Box box)
    {
        _dimensions = [.. space.Dimensions];
        _choices = [.. _dimensions.Select(dimension => Enumerable.Range(0, dimension.Classes.Count).Where(i => box.Has(dimension, i)).ToArray())];
        _at = new int[_dimensions.Length];
        _bits = new ulong[_dimensions.Max(dimension => dimension.FirstWord + dimension.Masks.Length)];
        _firstAtom = Array.FindIndex(_dimensions, dimension => dimension.IsAtom);
        _firstAtom = _firstAtom < 0 ? _dimensions.Length : _firstAtom;
        for (int i = 0; i < _dimensions.Length; i++)
        {
            Flip(i);
        }

        _atoms = Atoms();
    }

    public ReadOnlySpan<ulong> Bits => _bits;

    /// <summary>An exchange that has these classes.</summary>
    public ExchangeFacts Facts
    {
        get
        {
            var model = (VendorModel)Value(FactKind.Model);
            return _atoms with
            {
                Time = (DateTimeOffset)Value(FactKind.Time),
                Network = (NetworkId)Value(FactKind.Network),
                Organisation = (OrganisationId)Value(FactKind.Organisation),
                Nation = (NationCode)Value(FactKind.Nation),
                Purpose = (PurposeId)Value(FactKind.Purpose),
                Vendor = model.Vendor,
                Model = model.Model,
                Grade = GradeOf(Value(FactKind.Label)),
                Released = GradeOf(Value(FactKind.Released)),
                Unread = (bool)Value(FactKind.Unread),
                Location = (NationCode)Value(FactKind.Location),
                IsAnswer = (bool)Value(FactKind.Answer),
            };
        }
    }

    /// <summary>Goes to the next combination; false after the last.</summary>
    public bool Next()
    {
        for (int i = 0; i < _dimensions.Length; i++)
        {
            Flip(i);
            bool carries = ++_at[i] == _choices[i].Length;
            _at[i] = carries ? 0 : _at[i];
            Flip(i);
            if (!carries)
            {
                _atoms = i >= _firstAtom ? Atoms() : _atoms;
                return true;
            }
        }

        return false;
    }

    private static Grade GradeOf(object level) => new(PolicyId.Public, (Classification)level);

    private void Flip(int dimension)
    {
        var (word, bit) = _dimensions[dimension].BitOf(_choices[dimension][_at[dimension]]);
        _bits[word] ^= bit;
    }

    // INVARIANT: the single facts are the first dimensions, in the order of their kinds.
    private object Value(FactKind kind) => _dimensions[(int)kind].Classes[_choices[(int)kind][_at[(int)kind]]].Value;

    private ExchangeFacts Atoms() => new()
    {
        Time = default,
        Network = default,
        Organisation = default,
        Nation = default,
        Purpose = default,
        Vendor = default,
        Model = default,
        Grade = default,
        Findings = Present<UseId>(FactKind.Use),
        Data = Present<DataKindId>(FactKind.Data),
        Tools = Present<string>(FactKind.Tool),
        Declarations = Present<DeclarationId>(FactKind.Declaration),
        Exhausted = Present<ClauseReference>(FactKind.Exhausted),
    };

    private ImmutableArray<T> Present<T>(FactKind kind)
    {
        var present = ImmutableArray.CreateBuilder<T>();
        for (int i = _firstAtom; i < _dimensions.Length; i++)
        {
            if (_dimensions[i].Kind == kind && _choices[i][_at[i]] == 1)
            {
                present.Add((T)_dimensions[i].Atom);
            }
        }

        return present.ToImmutable();
    }
}
