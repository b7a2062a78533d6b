namespace Caveat.Cli.Scans;

/// <summary>Where something stands in a file, for people and programs.</summary>
/// <param name="Where">The part of the file in words, such as <c>body</c> or <c>header 2</c>.</param>
/// <param name="Line">Counts from 1 in its part; a plain text is one part.</param>
/// <param name="Column">Counts from 1, in UTF-16 units.</param>
/// <param name="Page">Counts from 1; 0 where there are no pages.</param>
internal readonly record struct Spot(string Where, int Line, int Column, int Page);
