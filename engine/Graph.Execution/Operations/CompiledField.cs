using System.Collections.Immutable;
using System.Text;
using Graph.Execution.Coercion;
using Graph.Execution.Columns;
using Graph.Language;
using Graph.Types;
using Graph.Types.Serialization;

namespace Graph.Execution.Operations;

/// <summary>One field of a <see cref="CompiledSelectionSet"/>: all that can be known of it before it is resolved.</summary>
internal sealed class CompiledField
{
    private GraphQLError? _nullError;

    public CompiledField(
        ObjectType parentType,
        string responseName,
        OutputField? field,
        ImmutableArray<FieldNode> selections,
        ArgumentPlan? arguments,
        CompiledSelectionSet[] children
    )
    {
        ParentType = parentType;
        ResponseName = responseName;
        Definition = field;
        Selections = selections;
        Arguments = arguments;
        Children = children;
        var locations = ImmutableArray.CreateBuilder<Location>(selections.Length);
        foreach (var selection in selections)
        {
            if (selection.Location.IsKnown)
            {
                locations.Add(selection.Location);
            }
        }

        Locations = locations.ToImmutable();
    }

    /// <summary>The type of the objects that have the field.</summary>
    public ObjectType ParentType { get; }

    /// <summary>The key in the response.</summary>
    public string ResponseName { get; }

    /// <summary>
    /// What stands before the value in the response: the opening brace or a comma, the key and a colon; for
    /// <c>__typename</c> the value too.
    /// </summary>
    public JsonFragment Prefix { get; private set; } = new([]);

    /// <summary>The definition; null only for <c>__typename</c>.</summary>
    public OutputField? Definition { get; }

    /// <summary>The selections that were merged into the field, in the order of the document.</summary>
    public ImmutableArray<FieldNode> Selections { get; }

    /// <summary>Where the selections stand.</summary>
    public ImmutableArray<Location> Locations { get; }

    /// <summary>Where the arguments come from; null only for <c>__typename</c>.</summary>
    public ArgumentPlan? Arguments { get; }

    /// <summary>What is asked of the result: one set for each object type it can have; empty for a leaf.</summary>
    public CompiledSelectionSet[] Children { get; }

    /// <summary>How the field is streamed; null if it is not.</summary>
    public StreamUsage? Stream { get; internal set; }

    /// <summary>True if something is deferred or streamed, here or below.</summary>
    public bool IsIncremental { get; internal set; }

    /// <summary>What turns the resolver's column into the response's; null only for <c>__typename</c>.</summary>
    public Completer? Completer { get; internal set; }

    /// <summary>What the field's resolver made of the selections below; null before.</summary>
    public object? Remembered { get; set; }

    /// <summary>The schema coordinate at the concrete type.</summary>
    public string Coordinate => $"{ParentType.Name}.{Definition?.Name ?? "__typename"}";

    /// <summary>The error of a null where none may be.</summary>
    public GraphQLError NullError =>
        _nullError ??= new GraphQLError($"Cannot return null for non-nullable field {Coordinate}.");

    /// <summary>Encodes <see cref="Prefix"/>, once the field's place among its siblings is known.</summary>
    public void SetPrefix(bool isFirst)
    {
        var value = Definition is null ? $"\"{ParentType.Name}\"" : "";
        Prefix = new JsonFragment(Encoding.UTF8.GetBytes($"{(isFirst ? '{' : ',')}\"{ResponseName}\":{value}"));
    }

    /// <summary>True if the result's selection includes a field of this name, at the next level.</summary>
    public bool IsSelected(string fieldName)
    {
        foreach (var child in Children)
        {
            if (child.IsSelected(fieldName))
            {
                return true;
            }
        }

        return false;
    }
}
