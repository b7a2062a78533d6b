namespace Caveat.Bench.Load.Upstream;

/// <summary>What a request to the canned vendor asks for.</summary>
internal enum Asked
{
    Models,
    Chat,
    Burst,
    Paced,
}
