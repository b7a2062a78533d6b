namespace Caveat.Cli.Evaluations;

/// <summary>The part of a corpus that is used: thresholds are chosen on one half and rates are reported on the other.</summary>
internal enum CorpusHalf : byte
{
    All = 0,
    Dev = 1,
    Test = 2,
}
