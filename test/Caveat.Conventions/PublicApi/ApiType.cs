using System.Reflection;

namespace Caveat.Conventions.PublicApi;

/// <summary>Types as C# writes them, without namespaces and with their nullability.</summary>
internal static class ApiType
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(char)] = "char",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
    };

    public static string Name(Type type) => Name(type, null);

    public static string Name(NullabilityInfo info) => Name(info.Type, info);

    /// <summary>The parameters of a generic type or method, or nothing.</summary>
    public static string Arguments(Type[] arguments) => arguments.Length == 0 ? "" : $"<{string.Join(", ", arguments.Select(Name))}>";

    public static string Constraints(Type[] arguments) =>
        string.Concat(arguments
            .Where(argument => argument.IsGenericParameter)
            .Select(argument => (argument.Name, Of: string.Join(", ", ConstraintsOf(argument))))
            .Where(argument => argument.Of.Length > 0)
            .Select(argument => $" where {argument.Name} : {argument.Of}"));

    private static string Name(Type type, NullabilityInfo? info)
    {
        var mark = info is { ReadState: NullabilityState.Nullable } or { WriteState: NullabilityState.Nullable } && !type.IsValueType ? "?" : "";
        return type switch
        {
            { IsByRef: true } => Name(type.GetElementType()!, info),
            { IsPointer: true } => $"{Name(type.GetElementType()!, null)}*",
            { IsArray: true } => $"{Name(type.GetElementType()!, info?.ElementType)}[{new string(',', type.GetArrayRank() - 1)}]{mark}",
            _ when Nullable.GetUnderlyingType(type) is { } value => $"{Name(value, null)}?",
            _ when Keywords.TryGetValue(type, out var keyword) => keyword + mark,
            { IsGenericParameter: true } => type.Name + mark,
            _ => Outer(type) + type.Name.Split('`')[0] + Generic(type, info) + mark,
        };
    }

    private static string Outer(Type type) => type.DeclaringType is { } outer ? $"{Name(outer, null)}." : "";

    private static string Generic(Type type, NullabilityInfo? info)
    {
        // A nested type repeats the parameters of the type around it.
        var arguments = type.GetGenericArguments();
        var outer = type.DeclaringType?.GetGenericArguments().Length ?? 0;
        var details = info?.GenericTypeArguments.Length == arguments.Length ? info.GenericTypeArguments : null;
        var names = Enumerable.Range(outer, arguments.Length - outer).Select(index => Name(arguments[index], details?[index])).ToList();
        return names.Count == 0 ? "" : $"<{string.Join(", ", names)}>";
    }

    private static IEnumerable<string> ConstraintsOf(Type parameter)
    {
        var special = parameter.GenericParameterAttributes;
        if (special.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint))
        {
            yield return "class";
        }

        if (special.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint))
        {
            yield return "struct";
        }

        foreach (var type in parameter.GetGenericParameterConstraints().Where(type => type != typeof(ValueType)))
        {
            yield return Name(type, null);
        }

        if (special.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint) && !special.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint))
        {
            yield return "new()";
        }
    }
}
