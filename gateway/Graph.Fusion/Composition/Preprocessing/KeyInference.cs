using System.Collections.Immutable;
using Graph.Fusion.Composition.Sources;
using Graph.Fusion.Schemas;
using Graph.Language;

namespace Graph.Fusion.Composition.Preprocessing;

/// <summary>
/// Gives entities the keys that nobody wrote: from the arguments of lookups, and from the interfaces of the entity. Then
/// marks the fields of all keys, as these are shareable in their schema.
/// </summary>
internal static class KeyInference
{
    private const int MaxDepth = 32;

    public static void Apply(SourceDefinitions schema, CompositionOptions options)
    {
        if (options.InferKeysFromLookups)
        {
            foreach (var field in schema.Fields.Where(field => field.IsLookup))
            {
                InferFrom(schema, field);
            }
        }

        if (options.InheritInterfaceKeys)
        {
            foreach (var type in schema.Types)
            {
                foreach (var key in type.Interfaces.SelectMany(name => schema.FindType(name)?.Keys ?? []))
                {
                    Add(type, key.Fields);
                }
            }
        }

        foreach (var type in schema.Types)
        {
            foreach (var key in type.Keys)
            {
                if (key.Fields.Selections is { } selections)
                {
                    Mark(schema, type, selections, 0);
                }
            }
        }
    }

    private static void InferFrom(SourceDefinitions schema, SourceFieldDefinition lookup)
    {
        if (schema.FindType(lookup.NamedType) is not { } type || lookup.Arguments.Count == 0)
        {
            return;
        }

        var arguments = ImmutableArray.CreateBuilder<LookupArgument>();
        foreach (var argument in lookup.Arguments)
        {
            if (LookupCollector.MapOf(argument) is not { } map)
            {
                return;
            }

            arguments.Add(new LookupArgument(argument.Name, argument.Type, map));
        }

        foreach (var key in LookupKey.Of(arguments.ToImmutable()))
        {
            foreach (var possible in schema.PossibleTypes(type).Append(type).Distinct())
            {
                if (
                    Narrow(schema, possible, key.Selection) is { } narrowed
                    && narrowed.Selections.All(node => possible.FindField(((FieldNode)node).Name.Value) is not null)
                )
                {
                    Add(possible, FieldSet.Of(narrowed));
                }
            }
        }
    }

    /// <summary>The fields of a key for one type of those that a lookup returns; null if the key is not for that type.</summary>
    private static SelectionSetNode? Narrow(
        SourceDefinitions schema,
        SourceTypeDefinition type,
        SelectionSetNode selection
    )
    {
        var fields = ImmutableArray.CreateBuilder<SelectionNode>();
        foreach (var node in selection.Selections)
        {
            if (node is FieldNode)
            {
                fields.Add(node);
            }
            else if (
                node is InlineFragmentNode { TypeCondition: { } condition } fragment
                && schema.FindType(condition.Name.Value) is { } on
                && (on == type || schema.PossibleTypes(on).Contains(type))
                && fragment.SelectionSet.Selections.All(inner => inner is FieldNode)
            )
            {
                fields.AddRange(fragment.SelectionSet.Selections);
            }
            else
            {
                return null;
            }
        }

        return fields.Count == 0 ? null : new SelectionSetNode(fields.ToImmutable());
    }

    private static void Add(SourceTypeDefinition type, FieldSet fields)
    {
        if (
            fields.Selections is { } added
            && !type.Keys.Exists(key =>
                key.Fields.Selections is { } present && FieldSet.Print(present) == FieldSet.Print(added)
            )
        )
        {
            type.Keys.Add(new SourceKey(fields, IsWritten: false));
        }
    }

    private static void Mark(
        SourceDefinitions schema,
        SourceTypeDefinition type,
        SelectionSetNode selections,
        int depth
    )
    {
        foreach (var node in selections.Selections.OfType<FieldNode>())
        {
            if (type.FindField(node.Name.Value) is not { } field)
            {
                continue;
            }

            field.IsKeyField = true;
            if (node.SelectionSet is { } inner && depth < MaxDepth && schema.FindType(field.NamedType) is { } nested)
            {
                Mark(schema, nested, inner, depth + 1);
            }
        }
    }
}
