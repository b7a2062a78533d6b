using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Caveat.Conventions.PublicApi;

/// <summary>The public types of an assembly and their members as lines that read like C#, in an order that only depends on their text.</summary>
internal static class ApiText
{
    public static string Of(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(text.Length == 0 ? "" : "\n").Append(Header(type)).Append('\n');
            foreach (var member in Members(type))
            {
                text.Append("    ").Append(member).Append('\n');
            }
        }

        return text.ToString();
    }

    private static string Header(Type type)
    {
        string[] parents = type.IsEnum
            ? [ApiType.Name(Enum.GetUnderlyingType(type))]
            : [.. Base(type), .. Contracts(type).Order(StringComparer.Ordinal)];
        var name = $"{type.Namespace}.{ApiType.Name(type)}";
        return $"public {Modifiers(type)}{Kind(type)} {name}{(parents.Length == 0 ? "" : $" : {string.Join(", ", parents)}")}{ApiType.Constraints(type.GetGenericArguments())}";
    }

    private static string Modifiers(Type type) => type switch
    {
        { IsInterface: true } or { IsEnum: true } => "",
        { IsValueType: true } => (type.IsDefined(typeof(IsReadOnlyAttribute)) ? "readonly " : "") + (type.IsByRefLike ? "ref " : ""),
        { IsAbstract: true, IsSealed: true } => "static ",
        { IsAbstract: true } => "abstract ",
        { IsSealed: true } when !typeof(Delegate).IsAssignableFrom(type) => "sealed ",
        _ => "",
    };

    private static string Kind(Type type) => type switch
    {
        { IsInterface: true } => "interface",
        { IsEnum: true } => "enum",
        { IsValueType: true } => IsRecord(type) ? "record struct" : "struct",
        _ when typeof(Delegate).IsAssignableFrom(type) => "delegate",
        _ => IsRecord(type) ? "record" : "class",
    };

    private static IEnumerable<string> Base(Type type) =>
        type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) && parent != typeof(MulticastDelegate)
            ? [ApiType.Name(parent)]
            : [];

    private static IEnumerable<string> Contracts(Type type)
    {
        var all = typeof(Delegate).IsAssignableFrom(type) ? [] : type.GetInterfaces();
        var inherited = all.SelectMany(contract => contract.GetInterfaces()).Concat(type.BaseType?.GetInterfaces() ?? []).ToHashSet();
        return from contract in all
               where contract.IsVisible && !inherited.Contains(contract) && !(IsRecord(type) && contract == typeof(IEquatable<>).MakeGenericType(type))
               select ApiType.Name(contract);
    }

    /// <summary>Constants and fields, then constructors, properties, events and methods.</summary>
    private static IEnumerable<string> Members(Type type)
    {
        const BindingFlags declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        if (typeof(Delegate).IsAssignableFrom(type))
        {
            return [ApiMember.Of(type.GetMethod("Invoke")!)];
        }

        if (type.IsEnum)
        {
            return type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(ApiMember.Of);
        }

        var members = type.GetMembers(declared).Where(member => !member.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)).ToList();
        return
        [
            .. Sorted(members.OfType<FieldInfo>().Where(field => ApiMember.IsSeen(field) && !field.IsSpecialName).Select(ApiMember.Of)),
            .. Sorted(members.OfType<ConstructorInfo>().Where(ApiMember.IsSeen).Select(ApiMember.Of)),
            .. Sorted(members.OfType<PropertyInfo>().Where(property => property.GetAccessors(nonPublic: true).Any(ApiMember.IsSeen) && property.Name != "EqualityContract").Select(ApiMember.Of)),
            .. Sorted(members.OfType<EventInfo>().Where(happening => ApiMember.IsSeen(happening.AddMethod!)).Select(ApiMember.Of)),
            .. Sorted(members.OfType<MethodInfo>().Where(method => ApiMember.IsSeen(method) && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal))).Select(ApiMember.Of)),
        ];
    }

    private static IOrderedEnumerable<string> Sorted(IEnumerable<string> lines) => lines.Order(StringComparer.Ordinal);

    private static bool IsRecord(Type type) =>
        type.GetMethod(type.IsValueType ? "PrintMembers" : "<Clone>$", BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly) is not null;
}
