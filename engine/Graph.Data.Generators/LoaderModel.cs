namespace Graph.Data.Generators;

/// <summary>Which of the engine's data loaders a method fits.</summary>
internal enum LoaderKind
{
    /// <summary>A dictionary.</summary>
    Batch,

    /// <summary>A lookup.</summary>
    Grouped,

    /// <summary>A list in the order of the keys.</summary>
    Column,
}

/// <summary>Where a parameter of the method gets its value.</summary>
internal enum LoaderParameterKind
{
    Keys,
    Service,
    DbContext,
    State,
    CancellationToken,
}

/// <summary>A parameter of the method.</summary>
/// <param name="Kind">Where its value comes from.</param>
/// <param name="Type">The C# type, written out in full.</param>
/// <param name="Name">The name.</param>
internal sealed record LoaderParameter(LoaderParameterKind Kind, string Type, string Name);

/// <summary>All that the source of a loader is written from.</summary>
internal sealed record LoaderModel(
    string? Namespace,
    string Name,
    bool IsPublic,
    LoaderKind Kind,
    string KeyType,
    string ValueType,
    bool IsValueNullable,
    string MethodType,
    string MethodName,
    EquatableList<LoaderParameter> Parameters,
    SourceLocation? Location
)
{
    /// <summary>The name of the class in its namespace.</summary>
    public string FullName => Namespace is null ? Name : $"{Namespace}.{Name}";

    /// <summary>The name of the interface.</summary>
    public string InterfaceName => "I" + Name;
}
