using System.Security.Cryptography.X509Certificates;
using Caveat.Labels.Bindings;
using Caveat.Labels.Documents;

namespace Caveat.Cli.Labels;

/// <summary><c>caveat label set</c>: gives a file a label, or an alternative to the one that it has.</summary>
internal static class LabelSet
{
    public static int Run(string path, LabelRequest request, bool besideFile, string? sign, TimeProvider time, LabelOutput output)
    {
        X509Certificate2? signer = null;
        if (!request.TryMake(time, out var label, out var error) || (sign is not null && !LabelInputs.TryReadSigner(sign, out signer, out error)))
        {
            return output.Refuse(LabelExit.Usage, path, "refused", error!);
        }
        using (signer)
        {
            if (!LabelledFile.TryOpen(path, DocumentLimits.Default.FileBytes, out var file, out error))
            {
                return output.Refuse(LabelExit.Unreadable, path, "unreadable", error);
            }
            if (!file.TryAdd(label, besideFile, signer, out var written, out error))
            {
                return output.Refuse(LabelExit.Disagrees, path, "refused", error);
            }
            var item = LabelItem.Of(new FoundLabel(label, "STANAG 4778 binding", written));
            return output.Say(
                LabelExit.Done,
                new LabelAnswer(path) { Result = "set", Labels = [item], Written = written },
                $"{item.Marking} is {(file.Bindings.IsEmpty ? "the label" : "an alternative label")} of \"{path}\"{(written == path ? "" : $", in \"{written}\"")}{(signer is null ? ", unsigned" : ", signed")}.");
        }
    }
}
