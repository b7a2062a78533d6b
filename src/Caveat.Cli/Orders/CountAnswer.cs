namespace Caveat.Cli.Orders;

/// <summary>A name and how many exchanges bear it.</summary>
internal sealed record CountAnswer(string Name, long Exchanges);
