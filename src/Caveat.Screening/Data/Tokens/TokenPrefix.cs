namespace Caveat.Screening.Data.Tokens;

/// <summary>A prefix that an issuer documents for its secrets, and how long what follows it is.</summary>
internal readonly record struct TokenPrefix(string Prefix, int Least, int Most, DataForm Form);
