namespace Caveat.Assistant.Access;

/// <summary>Marks a route of the pages: it needs a session, unless it is an <see cref="OpenPageAttribute"/> besides.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class)]
public sealed class PageRouteAttribute : Attribute;
