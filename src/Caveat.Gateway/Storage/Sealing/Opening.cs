namespace Caveat.Gateway.Storage.Sealing;

/// <summary>Who opens sealed content, with whom where two are needed, when and why.</summary>
public sealed record Opening(Actor By, Actor? With, string Reason, DateTimeOffset At);
