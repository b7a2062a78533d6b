using System.Reflection;
using Caveat.Conventions.Reading;

namespace Caveat.Conventions;

/// <summary>A method that must be awaited says so in its name, and takes its cancellation last.</summary>
public sealed class AsyncMethods
{
    private static readonly Type[] Awaited = [typeof(Task), typeof(Task<>), typeof(ValueTask), typeof(ValueTask<>)];

    [Fact]
    public void A_method_that_returns_a_task_ends_in_Async() =>
        Offenders.None(
            "End these names in Async:",
            from method in Compiled.Types.SelectMany(Compiled.MethodsOf)
            where IsAwaited(method.ReturnType) && !method.Name.EndsWith("Async", StringComparison.Ordinal) && !IsNamedElsewhere(method)
            select Describe(method));

    [Fact]
    public void A_cancellation_token_is_the_last_parameter_and_says_what_it_is() =>
        Offenders.None(
            "Make 'CancellationToken cancellationToken' the last parameter:",
            from method in Compiled.Types.SelectMany(Compiled.MethodsOf)
            from parameter in method.GetParameters()
            where parameter.ParameterType == typeof(CancellationToken)
                && (parameter.Position != method.GetParameters().Length - 1 || parameter.Name != "cancellationToken")
                && !IsNamedElsewhere(method)
            select Describe(method));

    private static bool IsAwaited(Type type) => Awaited.Contains(type.IsGenericType ? type.GetGenericTypeDefinition() : type);

    /// <summary>The entry point, or a method whose name and parameters come from another assembly's class or interface.</summary>
    private static bool IsNamedElsewhere(MethodInfo method)
    {
        var type = method.DeclaringType!;
        return method == type.Assembly.EntryPoint
            || method.Name.Contains('.', StringComparison.Ordinal)
            || method.GetBaseDefinition().DeclaringType!.Assembly != type.Assembly
            || (!type.IsInterface && type.GetInterfaces()
                .Where(contract => !Compiled.Assemblies.Contains(contract.Assembly))
                .Any(contract => type.GetInterfaceMap(contract).TargetMethods.Contains(method)));
    }

    private static string Describe(MethodInfo method) =>
        $"{method.DeclaringType!.FullName}.{method.Name}({string.Join(", ", method.GetParameters().Select(parameter => $"{parameter.ParameterType.Name} {parameter.Name}"))})";
}
