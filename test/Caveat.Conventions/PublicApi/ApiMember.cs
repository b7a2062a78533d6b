using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Caveat.Conventions.PublicApi;

/// <summary>One member as a line that reads like C#.</summary>
internal static class ApiMember
{
    private static readonly NullabilityInfoContext Nullability = new();

    /// <summary>Whether code outside the assembly can name the member.</summary>
    public static bool IsSeen(MethodBase method) =>
        method.IsPublic || ((method.IsFamily || method.IsFamilyOrAssembly) && !method.DeclaringType!.IsSealed);

    public static bool IsSeen(FieldInfo field) =>
        field.IsPublic || ((field.IsFamily || field.IsFamilyOrAssembly) && !field.DeclaringType!.IsSealed);

    public static string Of(FieldInfo field) => field switch
    {
        { DeclaringType.IsEnum: true } => $"{field.Name} = {Convert.ToString(field.GetRawConstantValue(), CultureInfo.InvariantCulture)}",
        { IsLiteral: true } => $"{Access(field.IsPublic)}const {ApiType.Name(field.FieldType)} {field.Name} = {Literal(field.GetRawConstantValue())}",
        _ => $"{Access(field.IsPublic)}{(field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}{ApiType.Name(Nullability.Create(field))} {field.Name}",
    };

    public static string Of(ConstructorInfo constructor) =>
        $"{Access(constructor.IsPublic)}{ApiType.Name(constructor.DeclaringType!).Split('.', '<')[^1]}({Parameters(constructor)})";

    public static string Of(PropertyInfo property)
    {
        var accessors = property.GetAccessors(nonPublic: true).Where(IsSeen).ToList();
        var widest = accessors.Find(accessor => accessor.IsPublic) ?? accessors[0];
        var required = property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "";
        var index = property.GetIndexParameters();
        var name = index.Length == 0 ? property.Name : $"this[{string.Join(", ", index.Select(Parameter))}]";
        var body = string.Join(' ', accessors.OrderBy(accessor => accessor == property.SetMethod).Select(accessor => $"{(accessor.IsPublic == widest.IsPublic ? "" : "protected ")}{Verb(accessor, property)};"));
        return $"{Access(widest.IsPublic)}{Modifiers(widest)}{required}{ApiType.Name(Nullability.Create(property))} {name} {{ {body} }}";
    }

    public static string Of(EventInfo happening) =>
        $"{Access(happening.AddMethod!.IsPublic)}{Modifiers(happening.AddMethod)}event {ApiType.Name(Nullability.Create(happening))} {happening.Name}";

    public static string Of(MethodInfo method)
    {
        var generic = method.GetGenericArguments();
        var name = method.Name.StartsWith("op_", StringComparison.Ordinal) ? $"operator {method.Name[3..]}" : method.Name;
        return $"{Access(method.IsPublic)}{Modifiers(method)}{ApiType.Name(Nullability.Create(method.ReturnParameter))} {name}{ApiType.Arguments(generic)}({Parameters(method)}){ApiType.Constraints(generic)}";
    }

    private static string Verb(MethodInfo accessor, PropertyInfo property) =>
        accessor != property.SetMethod ? "get"
        : accessor.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? "init"
        : "set";

    private static string Access(bool isPublic) => isPublic ? "public " : "protected ";

    private static string Modifiers(MethodInfo method) => method switch
    {
        { DeclaringType.IsInterface: true } => (method.IsStatic ? "static " : "") + (method.IsAbstract ? "" : "virtual "),
        { IsStatic: true } => "static ",
        { IsVirtual: true } when method.GetBaseDefinition() != method => method.IsFinal ? "sealed override " : "override ",
        { IsAbstract: true } => "abstract ",
        { IsVirtual: true, IsFinal: false } => "virtual ",
        _ => "",
    };

    private static string Parameters(MethodBase method) =>
        (method.IsDefined(typeof(ExtensionAttribute)) ? "this " : "") + string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        var way = parameter switch
        {
            { IsOut: true } => "out ",
            { ParameterType.IsByRef: true } when parameter.IsDefined(typeof(RequiresLocationAttribute)) => "ref readonly ",
            { ParameterType.IsByRef: true, IsIn: true } => "in ",
            { ParameterType.IsByRef: true } => "ref ",
            _ when parameter.IsDefined(typeof(ParamArrayAttribute)) || parameter.IsDefined(typeof(ParamCollectionAttribute)) => "params ",
            _ => "",
        };
        var standard = parameter.HasDefaultValue ? $" = {Literal(parameter.DefaultValue, parameter.ParameterType)}" : "";
        return $"{way}{ApiType.Name(Nullability.Create(parameter))} {parameter.Name}{standard}";
    }

    private static string Literal(object? value, Type? type = null) => value switch
    {
        null => type is { IsValueType: true } && Nullable.GetUnderlyingType(type) is null ? "default" : "null",
        string text => $"\"{text}\"",
        char letter => $"'{letter}'",
        bool truth => truth ? "true" : "false",
        Enum choice => $"{choice.GetType().Name}.{choice}",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
