namespace Caveat.Gateway.Callers;

/// <summary>The text form of roles, <c>caller,app-owner</c>: in the database, on the command line and in the operator API.</summary>
public static class CallerRoleNames
{
    private static readonly (CallerRoles Role, string Name)[] Names =
    [
        (CallerRoles.Caller, "caller"),
        (CallerRoles.AppOwner, "app-owner"),
        (CallerRoles.Operator, "operator"),
        (CallerRoles.Reviewer, "reviewer"),
        (CallerRoles.Legal, "legal"),
        (CallerRoles.Signatory, "signatory"),
        (CallerRoles.Inspector, "inspector"),
    ];

    /// <summary>Every name, for people: <c>caller, app-owner, …</c>.</summary>
    public static string All { get; } = string.Join(", ", Names.Select(known => known.Name));

    /// <summary>The names joined by commas, in the order of the roles.</summary>
    public static string Format(CallerRoles roles) =>
        string.Join(',', Names.Where(known => roles.HasFlag(known.Role)).Select(known => known.Name));

    /// <summary>Reads one or several names, joined by commas; false when one is unknown or none is there.</summary>
    public static bool TryParse(string? text, out CallerRoles roles)
    {
        roles = CallerRoles.None;
        foreach (var part in (text ?? "").Split(',', StringSplitOptions.TrimEntries))
        {
            var role = Array.Find(Names, known => known.Name == part).Role;
            if (role == CallerRoles.None)
            {
                roles = CallerRoles.None;
                return false;
            }

            roles |= role;
        }

        return true;
    }
}
