using System.Collections.Immutable;
using Graph.Fusion.Composition.Sources;
using Graph.Fusion.Planning.Drafts;
using Graph.Fusion.Schemas;
using Graph.Types;

namespace Graph.Fusion.Planning.Passes;

/// <summary>Says what a source can be asked of an interface, instead of each of its types.</summary>
internal static class InterfaceSelections
{
    /// <summary>True if the interface itself has all that is selected of a shape.</summary>
    /// <param name="schema">The composed graph.</param>
    /// <param name="fetch">What is asked of the source.</param>
    /// <param name="shape">Where it is selected.</param>
    /// <param name="typeName">The interface.</param>
    /// <param name="possible">The types that the source may give there.</param>
    public static bool AreServed(
        FusionSchema schema,
        FetchDraft fetch,
        ShapeDraft shape,
        string typeName,
        ImmutableArray<string> possible
    )
    {
        foreach (var selected in fetch.Selections.GetValueOrDefault(shape, []))
        {
            if (!selected.Field.IsTypeName && !IsServed(schema, fetch, selected, typeName, possible))
            {
                return false;
            }
        }

        return schema.FindType(typeName)?.Definition is InterfaceType;
    }

    /// <summary>True if the interface itself has a field, with the same arguments and the same objects below.</summary>
    public static bool IsServed(
        FusionSchema schema,
        FetchDraft fetch,
        FetchField selected,
        string typeName,
        ImmutableArray<string> possible
    ) =>
        schema.FindField(typeName, selected.Field.Name)?.In(fetch.Source) is { HasRequirements: false } definition
        && selected.Requirements.Count == 0
        && selected.Field.Arguments.All(argument => definition.FindArgument(argument.Name.Value) is not null)
        && (selected.Field.Child is null || HaveAllItsType(schema, fetch.Source, definition, possible));

    private static bool HaveAllItsType(
        FusionSchema schema,
        int source,
        SourceField definition,
        ImmutableArray<string> possible
    )
    {
        var expected = definition.Type.NamedType();
        foreach (var typeName in possible)
        {
            if (schema.FindField(typeName, definition.FieldName)?.In(source)?.Type.NamedType() != expected)
            {
                return false;
            }
        }

        return true;
    }
}
