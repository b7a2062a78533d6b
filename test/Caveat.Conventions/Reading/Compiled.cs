using System.Reflection;
using System.Runtime.CompilerServices;

namespace Caveat.Conventions.Reading;

/// <summary>The assemblies of <c>src/</c> as they were compiled, without what the compiler and its generators added.</summary>
internal static class Compiled
{
    public static IReadOnlyList<Assembly> Assemblies { get; } =
        [.. ProjectFile.All
            .Where(project => project.Path.StartsWith("src/", StringComparison.Ordinal))
            .Select(project => Assembly.Load(project.Name == "Caveat.Cli" ? "caveat" : project.Name))];

    public static IReadOnlyList<Type> Types { get; } =
        [.. Assemblies.SelectMany(assembly => assembly.GetTypes()).Where(IsWritten)];

    /// <summary>The methods that people wrote: no accessors, lambdas or local functions.</summary>
    public static IEnumerable<MethodInfo> MethodsOf(Type type) =>
        type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Where(method => !method.IsSpecialName && !IsGenerated(method) && !typeof(Delegate).IsAssignableFrom(type));

    /// <summary>The name as written, without the count of generic parameters.</summary>
    public static string NameOf(Type type) => type.Name.Split('`')[0];

    private static bool IsWritten(Type type) =>
        type.Namespace?.StartsWith("Caveat", StringComparison.Ordinal) == true
        && !IsGenerated(type)
        && (type.DeclaringType is null || IsWritten(type.DeclaringType));

    private static bool IsGenerated(MemberInfo member) =>
        member.Name.Contains('<', StringComparison.Ordinal) || member.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false);
}
