namespace Caveat.Agreements.Registers;

/// <summary>Tools by the pattern of their names, the class that clauses name, and what they are declared to do.</summary>
/// <param name="Pattern">A tool's name, in which <c>*</c> stands for any characters; letter case counts.</param>
/// <remarks>Of several patterns that match a name the one with most literal characters classes it; of equal ones the strictest effect.</remarks>
public sealed record Tool(string Pattern, ToolClassId Class, ToolEffect Effect);
