using System.Collections.Immutable;

namespace Caveat.Agreements.History;

/// <summary>The rules that make versions a history: who must have signed each, and how each names the one before it.</summary>
internal static class VersionChain
{
    /// <summary>The sentences that say what is wrong; empty when all versions verify.</summary>
    public static ImmutableArray<string> Check(ImmutableArray<SignedAgreement> versions, AgreementDigest? pin)
    {
        if (versions.IsEmpty)
        {
            return ["There is no agreement: give at least version 1."];
        }

        List<string> errors = [];
        CheckFirst(versions[0], pin, errors);
        CheckSignatures(versions[0], versions[0].Agreement, errors);
        for (int i = 1; i < versions.Length; i++)
        {
            CheckStep(versions[i - 1], versions[i], errors);
            // TUF's root rule: those who agreed to the old text and those who agree to the new one must both sign the change.
            CheckSignatures(versions[i], versions[i - 1].Agreement, errors);
            CheckSignatures(versions[i], versions[i].Agreement, errors);
        }

        return [.. errors.Distinct()];
    }

    private static void CheckFirst(SignedAgreement first, AgreementDigest? pin, List<string> errors)
    {
        var agreement = first.Agreement;
        if (agreement.Version != 1)
        {
            errors.Add($"{first.FileName}: This is version {agreement.Version} of \"{agreement.Id}\" and version 1 is not there: put all versions from 1 into the directory.");
        }
        else if (pin is { } expected && expected != agreement.Digest)
        {
            errors.Add($"{first.FileName}: Version 1 of \"{agreement.Id}\" has the digest {agreement.Digest}, but {expected} is pinned: use the agreement that the pin names.");
        }
    }

    private static void CheckStep(SignedAgreement before, SignedAgreement after, List<string> errors)
    {
        (var old, var next) = (before.Agreement, after.Agreement);
        if (old.Id != next.Id)
        {
            errors.Add($"{after.FileName}: This is \"{next.Id}\" and {before.FileName} is \"{old.Id}\": keep the versions of one agreement in a directory.");
            return;
        }

        if (next.Version == old.Version)
        {
            errors.Add($"{after.FileName}: {before.FileName} is version {next.Version} of \"{next.Id}\" too: keep one of them.");
            return;
        }

        if (next.Version != old.Version + 1)
        {
            errors.Add($"{after.FileName}: This is version {next.Version} of \"{next.Id}\" and version {old.Version + 1} is not there: put it beside this file.");
            return;
        }

        if (next.Amends != old.Digest)
        {
            errors.Add($"{after.FileName}: Version {next.Version} of \"{next.Id}\" amends {next.Amends}, but version {old.Version} is {old.Digest}: it was written for another text.");
        }

        if (next.InForce.From < old.InForce.From)
        {
            errors.Add($"{after.FileName}: Version {next.Version} of \"{next.Id}\" would be in force from {next.InForce.From:u}, before version {old.Version} from {old.InForce.From:u}: an amendment starts no earlier than what it amends.");
        }
    }

    private static void CheckSignatures(SignedAgreement signed, Agreement signatories, List<string> errors)
    {
        var tally = signed.Tally(signatories);
        if (!tally.IsMet)
        {
            var agreement = signed.Agreement;
            string whose = agreement.Version == signatories.Version ? "its own parties" : $"the parties of version {signatories.Version}";
            errors.Add($"{signed.FileName}: Version {agreement.Version} of \"{agreement.Id}\" is not signed by {whose}: {tally.Lack()}.");
        }
    }
}
