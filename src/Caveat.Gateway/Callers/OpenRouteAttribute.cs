namespace Caveat.Gateway.Callers;

/// <summary>Marks a route that answers without an API key. Every other route needs one; docs/reference/routes.md lists both.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class)]
public sealed class OpenRouteAttribute : Attribute;
