using Microsoft.CodeAnalysis;

namespace Graph.Data.Generators;

/// <summary>Reads a method with <c>[DataLoader]</c>.</summary>
internal static class DataLoaderReader
{
    private const string Suffix = "DataLoader";

    // Without the nullability of reference types at the top, which services and constructors do not have.
    private static readonly SymbolDisplayFormat Full = SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier
    );

    public static ReadMethod Read(IMethodSymbol method, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var problems = new List<Problem>();
        CheckPlace(method, problems);
        var key = method.Parameters.Length > 0 ? ItemOfList(method.Parameters[0].Type) : null;
        if (key is null)
        {
            Add(problems, Diagnostics.NoKeys, method);
            return new ReadMethod(null, new(problems));
        }

        var result = ReadResult(method, key, problems);
        var parameters = ReadParameters(method, problems);
        if (problems.Count > 0 || result is not var (kind, value))
        {
            return new ReadMethod(null, new(problems));
        }

        var loader = new LoaderModel(
            method.ContainingNamespace.IsGlobalNamespace ? null : method.ContainingNamespace.ToDisplayString(),
            NameOf(method),
            IsPublic(method),
            kind,
            key.ToDisplayString(Full),
            value.Name,
            value.IsNullable,
            method.ContainingType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
            method.Name,
            new(parameters),
            SourceLocation.Of(method)
        );
        return new ReadMethod(loader, new(problems));
    }

    private static void CheckPlace(IMethodSymbol method, List<Problem> problems)
    {
        if (!method.IsStatic)
        {
            Add(problems, Diagnostics.NotStatic, method);
        }

        var isGeneric = method.IsGenericMethod;
        var isAccessible = IsAccessible(method);
        for (var type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            isGeneric |= type.IsGenericType;
            isAccessible &= IsAccessible(type) && !type.IsFileLocal;
        }

        if (isGeneric)
        {
            Add(problems, Diagnostics.Generic, method);
        }

        if (!isAccessible)
        {
            Add(problems, Diagnostics.NotAccessible, method);
        }
    }

    private static (LoaderKind Kind, (string Name, bool IsNullable) Value)? ReadResult(
        IMethodSymbol method,
        ITypeSymbol key,
        List<Problem> problems
    )
    {
        var result =
            method.ReturnType is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments.Length: 1 } task
            && IsIn(task, "System.Threading.Tasks")
                ? task.TypeArguments[0]
                : null;
        var (kind, byKey, value) =
            result is null ? default
            : Implemented(result, "IReadOnlyDictionary", "System.Collections.Generic") is { } dictionary
                ? (LoaderKind.Batch, dictionary.TypeArguments[0], dictionary.TypeArguments[1])
            : Implemented(result, "ILookup", "System.Linq") is { } lookup
                ? (LoaderKind.Grouped, lookup.TypeArguments[0], lookup.TypeArguments[1])
            : Implemented(result, "IReadOnlyList", "System.Collections.Generic") is { } list
                ? (LoaderKind.Column, key, list.TypeArguments[0])
            : default;
        if (value is null)
        {
            Add(problems, Diagnostics.WrongResult, method, Short(method.ReturnType), Short(key));
            return null;
        }

        if (!SymbolEqualityComparer.Default.Equals(byKey, key))
        {
            Add(problems, Diagnostics.OtherKeys, method, Short(key), Short(byKey));
            return null;
        }

        // What is missing is null anyway: T of a loader is the type without it. Values stay as they are, since int? and int
        // are two types.
        return (kind, (Plain(value), !value.IsValueType));
    }

    private static List<LoaderParameter> ReadParameters(IMethodSymbol method, List<Problem> problems)
    {
        var parameters = new List<LoaderParameter> { new(LoaderParameterKind.Keys, "", method.Parameters[0].Name) };
        foreach (var parameter in method.Parameters.Skip(1))
        {
            var type = parameter.Type;
            LoaderParameterKind? kind =
                parameter.RefKind != RefKind.None ? null
                : IsNamed(type, "CancellationToken", "System.Threading") ? LoaderParameterKind.CancellationToken
                : IsNamed(type, "PagingArguments", "Graph.Annotations.Pagination")
                || IsNamed(type, "QueryContext", "Graph.Data")
                    ? LoaderParameterKind.State
                : IsDbContext(type) ? LoaderParameterKind.DbContext
                : type.IsValueType || type.SpecialType != SpecialType.None || type is not INamedTypeSymbol ? null
                : LoaderParameterKind.Service;
            if (kind is null || parameters.Any(other => kind == LoaderParameterKind.State && other.Type == Plain(type)))
            {
                Add(problems, Diagnostics.WrongParameter, method, parameter.Name, Short(type));
                continue;
            }

            parameters.Add(new LoaderParameter(kind.Value, Plain(type), parameter.Name));
        }

        return parameters;
    }

    private static string NameOf(IMethodSymbol method)
    {
        var attribute = method.GetAttributes().First(data => data.AttributeClass?.Name == "DataLoaderAttribute");
        if (
            attribute.ConstructorArguments.Length > 0
            && attribute.ConstructorArguments[0].Value is string { Length: > 0 } given
        )
        {
            return given.EndsWith(Suffix, StringComparison.Ordinal) ? given : given + Suffix;
        }

        var name = method.Name;
        if (name.StartsWith("Get", StringComparison.Ordinal) && name.Length > 3 && char.IsUpper(name[3]))
        {
            name = name.Substring(3);
        }

        if (name.EndsWith("Async", StringComparison.Ordinal) && name.Length > 5)
        {
            name = name.Substring(0, name.Length - 5);
        }

        return name.EndsWith(Suffix, StringComparison.Ordinal) ? name : name + Suffix;
    }

    private static bool IsPublic(IMethodSymbol method)
    {
        for (ISymbol symbol = method; symbol is not INamespaceSymbol; symbol = symbol.ContainingSymbol)
        {
            if (symbol.DeclaredAccessibility != Accessibility.Public)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsAccessible(ISymbol symbol) =>
        symbol.DeclaredAccessibility
            is Accessibility.Public
                or Accessibility.Internal
                or Accessibility.ProtectedOrInternal;

    private static bool IsDbContext(ITypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (IsNamed(current, "DbContext", "Microsoft.EntityFrameworkCore"))
            {
                return true;
            }
        }

        return false;
    }

    private static ITypeSymbol? ItemOfList(ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "IReadOnlyList", TypeArguments.Length: 1 } list
        && IsIn(list, "System.Collections.Generic")
            ? list.TypeArguments[0]
            : null;

    private static INamedTypeSymbol? Implemented(ITypeSymbol type, string name, string ns) =>
        type is INamedTypeSymbol named && IsNamed(named, name, ns)
            ? named
            : type.AllInterfaces.FirstOrDefault(candidate => IsNamed(candidate, name, ns));

    private static bool IsNamed(ITypeSymbol type, string name, string ns) => type.Name == name && IsIn(type, ns);

    private static bool IsIn(ITypeSymbol type, string ns) => type.ContainingNamespace?.ToDisplayString() == ns;

    private static string Plain(ITypeSymbol type) =>
        type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToDisplayString(Full);

    private static string Short(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    private static void Add(
        List<Problem> problems,
        DiagnosticDescriptor descriptor,
        IMethodSymbol method,
        params string[] arguments
    ) =>
        problems.Add(
            new Problem(
                descriptor,
                SourceLocation.Of(method),
                new([$"{method.ContainingType?.Name}.{method.Name}", .. arguments])
            )
        );
}
