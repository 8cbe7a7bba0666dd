using System.Collections.Immutable;
using Graph.Execution;
using Graph.Types;

namespace Graph.Annotations.Reading;

/// <summary>What the builder was told besides the types.</summary>
internal sealed class AnnotationOptions
{
    /// <summary>The scalars by C# type.</summary>
    public Dictionary<Type, string> ScalarNames { get; } =
        new()
        {
            [typeof(string)] = "String",
            [typeof(bool)] = "Boolean",
            [typeof(int)] = "Int",
            [typeof(short)] = "Int",
            [typeof(byte)] = "Int",
            [typeof(double)] = "Float",
            [typeof(float)] = "Float",
            [typeof(long)] = "Long",
            [typeof(decimal)] = "Decimal",
            [typeof(DateTimeOffset)] = "DateTime",
            [typeof(DateTime)] = "DateTime",
            [typeof(Uri)] = "URL",
            [typeof(IFile)] = "Upload",
        };

    /// <summary>How the custom scalars come in and go out.</summary>
    public ImmutableDictionary<string, ScalarCoercion> Coercions { get; set; } = CustomScalars.All;

    /// <summary>C# types that are interfaces of the graph without an attribute.</summary>
    public HashSet<Type> ErrorInterfaces { get; } = [typeof(UserError)];

    /// <summary>What makes the services that each call of a resolver gets of its own, by their types.</summary>
    public Dictionary<Type, Func<IServiceProvider, object>> ResolverServices { get; } = [];

    /// <summary>Reads and writes global ids; null if the schema has none.</summary>
    public INodeIdSerializer? NodeIds { get; set; }

    /// <summary>True if fields of queries and mutations are nullable whatever their methods give back.</summary>
    public bool RootFieldsFailAlone { get; set; }

    /// <summary>True for C# types that are services whatever they look like.</summary>
    public Func<Type, bool> IsService { get; set; } = _ => false;
}
