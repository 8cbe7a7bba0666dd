using System.Collections.Immutable;
using Graph.Fusion.FieldSelectionMaps;
using Graph.Language;

namespace Graph.Fusion.Schemas;

/// <summary>A field of one source that fetches an entity by a key (<c>@lookup</c>).</summary>
public sealed class SourceLookup
{
    /// <summary>Makes a lookup and works out its keys.</summary>
    public SourceLookup(
        SourceSchemaInfo source,
        string returnTypeName,
        ImmutableArray<string> path,
        string fieldName,
        ImmutableArray<LookupArgument> arguments,
        bool isInternal
    )
    {
        Source = source;
        ReturnTypeName = returnTypeName;
        Path = path;
        FieldName = fieldName;
        Arguments = arguments;
        IsInternal = isInternal;
        Keys = LookupKey.Of(arguments);
    }

    /// <summary>The source that has it.</summary>
    public SourceSchemaInfo Source { get; }

    /// <summary>The named type that the field returns in the source; an interface or union may stand for several.</summary>
    public string ReturnTypeName { get; }

    /// <summary>The argument-less fields from <c>Query</c> down to the field's parent; empty for a field of <c>Query</c>.</summary>
    public ImmutableArray<string> Path { get; }

    public string FieldName { get; }

    /// <summary>The arguments, all of which are part of the key.</summary>
    public ImmutableArray<LookupArgument> Arguments { get; }

    /// <summary>True if clients do not see the field.</summary>
    public bool IsInternal { get; }

    /// <summary>The keys by which it can be called: each is sufficient.</summary>
    public ImmutableArray<LookupKey> Keys { get; }

    /// <inheritdoc />
    public override string ToString() => $"{Source.Name}:Query.{string.Join('.', [.. Path, FieldName])}";
}

/// <summary>An argument of a lookup.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type">The type in the source: what a variable for it has to be declared as.</param>
/// <param name="Map">Where the value comes from, relative to the entity.</param>
public sealed record LookupArgument(string Name, TypeNode Type, SelectedValue Map);
