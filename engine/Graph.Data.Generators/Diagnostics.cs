using Microsoft.CodeAnalysis;

namespace Graph.Data.Generators;

/// <summary>What can be wrong with a method that has <c>[DataLoader]</c>.</summary>
internal static class Diagnostics
{
    public static readonly DiagnosticDescriptor NotStatic = Error(
        "GRAPH0001",
        "A data loader's method is static",
        "'{0}' must be static: a data loader calls it without an instance; take what it needs as parameters"
    );

    public static readonly DiagnosticDescriptor NotAccessible = Error(
        "GRAPH0002",
        "A data loader's method can be called",
        "'{0}' cannot be called by the class that is generated for it: make it and the classes around it internal or public"
    );

    public static readonly DiagnosticDescriptor Generic = Error(
        "GRAPH0003",
        "A data loader's method is not generic",
        "'{0}' must not be generic, nor a class around it: one data loader is generated for one type of key and value"
    );

    public static readonly DiagnosticDescriptor NoKeys = Error(
        "GRAPH0004",
        "A data loader's method takes keys",
        "'{0}' must take its keys as the first parameter: make it an IReadOnlyList<TKey>"
    );

    public static readonly DiagnosticDescriptor WrongResult = Error(
        "GRAPH0005",
        "A data loader's method gives values by key",
        "'{0}' gives a {1}: let it give a Task of IReadOnlyDictionary<{2}, T> (one value per key), ILookup<{2}, T> (many), or "
            + "IReadOnlyList<T> (one per key, in the order of the keys)"
    );

    public static readonly DiagnosticDescriptor OtherKeys = Error(
        "GRAPH0006",
        "The keys that go in are those that come out",
        "'{0}' takes keys of the type {1} and gives values by keys of the type {2}: let both be the same"
    );

    public static readonly DiagnosticDescriptor WrongParameter = Error(
        "GRAPH0007",
        "A data loader's method takes services",
        "'{0}' takes '{1}', a {2}: after the keys come services, a DbContext, PagingArguments or QueryContext<T>, other data "
            + "loaders and a CancellationToken, none of them by ref, in or out"
    );

    public static readonly DiagnosticDescriptor SameName = Error(
        "GRAPH0008",
        "Each data loader has a name of its own",
        "'{0}' would be a second {1} in its namespace: rename the method, or name the loader with [DataLoader(\"…\")]"
    );

    private static DiagnosticDescriptor Error(string id, string title, string message) =>
        new(id, title, message, "Graph.Data", DiagnosticSeverity.Error, isEnabledByDefault: true);
}
