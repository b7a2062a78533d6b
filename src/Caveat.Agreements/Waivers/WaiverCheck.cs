using System.Collections.Immutable;
using Caveat.Agreements.Reading;
using Caveat.Agreements.Registers;
using Caveat.Agreements.Rules;
using Caveat.Agreements.Signed;

namespace Caveat.Agreements.Waivers;

/// <summary>Checks a signed waiver against its agreement. Fails closed: what is not shown to be right is a fault.</summary>
internal sealed class WaiverCheck
{
    private readonly Waiver _waiver;
    private readonly Agreement _agreement;
    private readonly CheckFaults _faults;

    private WaiverCheck(Waiver waiver, Agreement agreement, CheckFaults faults) => (_waiver, _agreement, _faults) = (waiver, agreement, faults);

    public static InstrumentCheck<Waiver> Run(SignedWaiver signed, Agreement agreement, IEnumerable<Waiver> known, DateTimeOffset now)
    {
        CheckFaults faults = new(signed.FileName);
        WaiverCheck check = new(signed.Waiver, agreement, faults);
        faults.CheckAgreement(signed.Waiver.Agreement, agreement);
        if (!faults.IsEmpty)
        {
            return new InstrumentCheck<Waiver>.Rejected(faults.All);
        }

        check.CheckTime(now);
        check.CheckTwin(known);
        foreach (string name in TermNames.Unknown(signed.Waiver.When, agreement.Register))
        {
            faults.Add($"Its condition names {name}, which the agreement's register does not list: correct it.");
        }

        var terms = check.CheckClause();
        var signers = check.CheckSigner(signed, terms);
        return faults.IsEmpty ? new InstrumentCheck<Waiver>.Accepted(signed.Waiver, signers) : new InstrumentCheck<Waiver>.Rejected(faults.All);
    }

    private void CheckTime(DateTimeOffset now)
    {
        _faults.CheckPast("notified", _waiver.Notified, now);
        if (now >= _waiver.During.Until)
        {
            _faults.Add($"The waiver ended at {Literal.Time(_waiver.During.Until.Value)} and it is {Literal.Time(now)} now: write a new one.");
        }
    }

    private void CheckTwin(IEnumerable<Waiver> known)
    {
        if (known.FirstOrDefault(other => other.Agreement == _agreement.Id && other.Id == _waiver.Id && other.Digest != _waiver.Digest) is { } twin)
        {
            _faults.Add($"Another waiver \"{twin.Id}\", {twin.Digest}, was accepted before: give this one an id of its own.");
        }
    }

    private WaiverTerms? CheckClause()
    {
        if (_agreement.Clauses.FirstOrDefault(clause => clause.Number == _waiver.Clause) is not { } clause)
        {
            _faults.Add($"The agreement has no clause {_waiver.Clause}: name the clause that is to be waived.");
            return null;
        }

        if (clause.Waiver is not { } terms)
        {
            _faults.Add($"Clause {clause.Number}, \"{clause.Title}\", cannot be waived: only an amendment changes it.");
            return null;
        }

        if (_waiver.During.Until - _waiver.During.From > TimeSpan.FromDays(terms.MaxDays))
        {
            var last = _waiver.During.From + TimeSpan.FromDays(terms.MaxDays);
            _faults.Add($"The waiver lasts until {Literal.Time(_waiver.During.Until!.Value)}, and clause {clause.Number} can be waived for at most {terms.MaxDays} days: end it by {Literal.Time(last)}.");
        }

        return terms;
    }

    private ImmutableArray<Person> CheckSigner(SignedWaiver signed, WaiverTerms? terms)
    {
        if (_agreement.Register.People.FirstOrDefault(person => person.Id == _waiver.Signer) is not { } person)
        {
            _faults.Add($"\"{_waiver.Signer}\" is not a person of the agreement{CheckFaults.Suggest(_waiver.Signer.Value, _agreement.Register.People.Select(known => known.Id.Value))}");
            return [];
        }

        // The clause's terms hold, and the authority's power too: an amendment may have taken that away.
        bool mayWaive = terms is not null && _agreement.Register.Authorities.Any(authority => authority.Id == terms.Authority && authority.MayWaive);
        if (terms is not null && (person.Authority != terms.Authority || person.Rank != terms.Rank || !mayWaive))
        {
            string rank = person.Rank is { } held ? $"of rank \"{held}\"" : "without rank";
            string body = person.Authority is { } authority ? $"of \"{authority}\"" : "of no authority";
            _faults.Add($"Clause {_waiver.Clause} is waived by a person of \"{terms.Authority}\" of rank \"{terms.Rank}\", and \"{person.Id}\" is {rank} {body}: let another sign.");
        }

        var counted = Signers.Counted(signed.Signatures(_agreement));
        if (counted.IsEmpty)
        {
            _faults.Add($"The waiver has no good signature of \"{person.Id}\": let that person sign these bytes.");
        }

        return counted;
    }
}
