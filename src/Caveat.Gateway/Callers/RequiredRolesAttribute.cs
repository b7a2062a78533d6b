namespace Caveat.Gateway.Callers;

/// <summary>Who may use a route: callers with at least one of these roles. A route under <c>/api</c> without it is refused to everyone.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class)]
public sealed class RequiredRolesAttribute(CallerRoles anyOf) : Attribute
{
    /// <summary>Every role: for routes that any caller may use.</summary>
    public const CallerRoles Any = CallerRoles.Caller | CallerRoles.AppOwner | CallerRoles.Operator | CallerRoles.Reviewer
        | CallerRoles.Legal | CallerRoles.Signatory | CallerRoles.Inspector;

    public CallerRoles AnyOf => anyOf;

    public bool Admits(CallerRoles roles) => (roles & anyOf) != CallerRoles.None;
}
