using System.Text.Json;

namespace Caveat.Agreements.Records;

/// <summary>The names of a decision's fields, encoded once.</summary>
internal static class DecisionFields
{
    public const int FormatVersion = 1;
    public const string TypeName = "decision";

    public static readonly string[] Phases = ["prompt", "answer"];
    public static readonly string[] Outcomes = ["permitted", "held", "refused"];

    public static readonly JsonEncodedText Format = JsonEncodedText.Encode("v");
    public static readonly JsonEncodedText Type = JsonEncodedText.Encode("type");
    public static readonly JsonEncodedText Id = JsonEncodedText.Encode("id");
    public static readonly JsonEncodedText Time = JsonEncodedText.Encode("time");
    public static readonly JsonEncodedText Agreement = JsonEncodedText.Encode("agreement");
    public static readonly JsonEncodedText Version = JsonEncodedText.Encode("version");
    public static readonly JsonEncodedText Digest = JsonEncodedText.Encode("digest");
    public static readonly JsonEncodedText With = JsonEncodedText.Encode("with");
    public static readonly JsonEncodedText Instruments = JsonEncodedText.Encode("instruments");
    public static readonly JsonEncodedText Surface = JsonEncodedText.Encode("surface");
    public static readonly JsonEncodedText Phase = JsonEncodedText.Encode("phase");
    public static readonly JsonEncodedText Facts = JsonEncodedText.Encode("facts");
    public static readonly JsonEncodedText Network = JsonEncodedText.Encode("network");
    public static readonly JsonEncodedText Organisation = JsonEncodedText.Encode("organisation");
    public static readonly JsonEncodedText Nation = JsonEncodedText.Encode("nation");
    public static readonly JsonEncodedText Purpose = JsonEncodedText.Encode("purpose");
    public static readonly JsonEncodedText Vendor = JsonEncodedText.Encode("vendor");
    public static readonly JsonEncodedText Model = JsonEncodedText.Encode("model");
    public static readonly JsonEncodedText Label = JsonEncodedText.Encode("label");
    public static readonly JsonEncodedText Released = JsonEncodedText.Encode("released");
    public static readonly JsonEncodedText Unread = JsonEncodedText.Encode("unread");
    public static readonly JsonEncodedText Findings = JsonEncodedText.Encode("findings");
    public static readonly JsonEncodedText Provider = JsonEncodedText.Encode("provider");
    public static readonly JsonEncodedText Location = JsonEncodedText.Encode("location");
    public static readonly JsonEncodedText App = JsonEncodedText.Encode("app");
    public static readonly JsonEncodedText Continues = JsonEncodedText.Encode("continues");
    public static readonly JsonEncodedText IsAnswer = JsonEncodedText.Encode("answer");
    public static readonly JsonEncodedText Data = JsonEncodedText.Encode("data");
    public static readonly JsonEncodedText Tools = JsonEncodedText.Encode("tools");
    public static readonly JsonEncodedText Declarations = JsonEncodedText.Encode("declarations");
    public static readonly JsonEncodedText Approved = JsonEncodedText.Encode("approved");
    public static readonly JsonEncodedText Exhausted = JsonEncodedText.Encode("exhausted");
    public static readonly JsonEncodedText Decision = JsonEncodedText.Encode("decision");
    public static readonly JsonEncodedText Reason = JsonEncodedText.Encode("reason");
    public static readonly JsonEncodedText Clauses = JsonEncodedText.Encode("clauses");
    public static readonly JsonEncodedText Order = JsonEncodedText.Encode("order");
    public static readonly JsonEncodedText Waivers = JsonEncodedText.Encode("waivers");
    public static readonly JsonEncodedText Subject = JsonEncodedText.Encode("subject");
    public static readonly JsonEncodedText Prompt = JsonEncodedText.Encode("prompt");
}
