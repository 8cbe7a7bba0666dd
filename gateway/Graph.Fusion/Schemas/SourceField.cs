using System.Collections.Immutable;
using Graph.Fusion.FieldSelectionMaps;
using Graph.Language;

namespace Graph.Fusion.Schemas;

/// <summary>
/// A field as one source schema defines it. Definitions that are <c>@internal</c> or overridden by another source are
/// not in the model: what is here can be asked of the source.
/// </summary>
public sealed class SourceField(
    SourceSchemaInfo source,
    string typeName,
    string fieldName,
    TypeNode type,
    ImmutableArray<SourceArgument> arguments,
    bool isExternal,
    SelectionSetNode? provides
)
{
    /// <summary>The source that defines it.</summary>
    public SourceSchemaInfo Source { get; } = source;

    /// <summary>The name of the object or interface that has the field.</summary>
    public string TypeName { get; } = typeName;

    public string FieldName { get; } = fieldName;

    /// <summary>The type in the source; may be stricter than the composed one, or name a narrower type.</summary>
    public TypeNode Type { get; } = type;

    /// <summary>All arguments of the field in the source: those of clients, and those that the gateway fills.</summary>
    public ImmutableArray<SourceArgument> Arguments { get; } = arguments;

    /// <summary>True if the source serves the field only where a parent field <see cref="Provides"/> it.</summary>
    public bool IsExternal { get; } = isExternal;

    /// <summary>
    /// The external subfields that the source can serve below this field (<c>@provides</c>); null if none.
    /// </summary>
    public SelectionSetNode? Provides { get; } = provides;

    /// <summary>True if at least one argument is filled from other fields (<c>@require</c>).</summary>
    public bool HasRequirements { get; } = arguments.Any(argument => argument.Requirement is not null);

    /// <summary>The argument of this name, or null.</summary>
    public SourceArgument? FindArgument(string name)
    {
        foreach (var argument in Arguments)
        {
            if (argument.Name == name)
            {
                return argument;
            }
        }

        return null;
    }

    /// <inheritdoc />
    public override string ToString() => $"{Source.Name}:{TypeName}.{FieldName}";
}

/// <summary>An argument of a field in one source.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type">The type in the source: what a variable for it has to be declared as.</param>
/// <param name="DefaultValue">The source's default, if it has one.</param>
/// <param name="Requirement">
/// For a <c>@require</c> argument where its value comes from, relative to the type that has the field; null for an
/// argument that clients give.
/// </param>
public sealed record SourceArgument(string Name, TypeNode Type, ValueNode? DefaultValue, SelectedValue? Requirement);
