namespace Caveat.Labels.Markings;

/// <summary>Whether a marking still binds.</summary>
public enum Standing : byte
{
    InForce = 0,

    /// <summary>A historic marking under a release legend that names its authority or says that the text is public.</summary>
    Released = 1,
}
