namespace Caveat.Assistant.Access;

/// <summary>Marks a route that needs nobody signed in: signing in itself, and assets.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class)]
public sealed class OpenPageAttribute : Attribute;
