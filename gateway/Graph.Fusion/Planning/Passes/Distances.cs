using Graph.Fusion.Composition.Sources;
using Graph.Fusion.FieldSelectionMaps;
using Graph.Fusion.Planning.Drafts;
using Graph.Fusion.Schemas;
using Graph.Language;
using Graph.Types;

namespace Graph.Fusion.Planning.Passes;

/// <summary>How many waves away sources and fields are, as far as the operation is planned.</summary>
internal sealed class Distances(Assignment plan)
{
    /// <summary>The distance of what cannot be had.</summary>
    public const int Unreachable = 1_000;

    private const int MaxChain = 6;

    /// <summary>How many waves it takes to have objects of this shape in a source.</summary>
    public int EntryDistance(ShapeDraft shape, ObjectType type, int source, int chain)
    {
        foreach (var entrance in shape.Entrances)
        {
            if (
                entrance.Source == source
                && (entrance.TargetType is null || Assignment.CoversAllTypes(entrance, shape))
            )
            {
                return 0;
            }
        }

        return Math.Min(LookupDistance(shape, type, source, chain), ParentDistance(shape, type, source, chain));
    }

    public int LookupDistance(ShapeDraft shape, ObjectType type, int source, int chain)
    {
        var best = Unreachable;
        if (chain < MaxChain && shape.Place.ParentField is not null)
        {
            foreach (var lookup in plan.Schema.LookupsOf(source, type.Name))
            {
                foreach (var key in lookup.Keys)
                {
                    best = Math.Min(best, 1 + SelectionDistance(shape, type, key.Selection, source, chain + 1));
                }
            }
        }

        return best;
    }

    /// <summary>
    /// The way through the parent field: open where the source serves it too and no list lies between, since the items
    /// of two sources' lists cannot be matched. Never through a mutation: it would run twice.
    /// </summary>
    public int ParentDistance(ShapeDraft shape, ObjectType type, int source, int chain)
    {
        var parent = shape.Place.ParentField;
        if (parent is null)
        {
            // Only queries can be asked of several sources.
            return plan.Operation.Definition.Operation == OperationType.Query || shape.Entrances.Count == 0
                ? 0
                : Unreachable;
        }

        if (chain >= MaxChain || !CanReenter(parent, type, source))
        {
            return Unreachable;
        }

        return EntryDistance(parent.Shape, parent.Shape.Types[0], source, chain + 1);
    }

    private bool CanReenter(FieldDraft parent, ObjectType type, int source)
    {
        if (FieldTypeShape.Of(parent.Definition.Type).ListDepth > 0 || parent.Shape.Types.Count > 1)
        {
            return false;
        }

        if (parent.Shape.Place.ParentField is null && plan.Operation.Definition.Operation != OperationType.Query)
        {
            return false;
        }

        return plan.Schema.FindField(parent.Shape.TypeName, parent.Name) is { IsResolvedByGateway: false } field
            && field.In(source) is { IsExternal: false, HasRequirements: false } definition
            && plan.Schema.PossibleTypesIn(source, definition.Type.NamedType()).Contains(type.Name);
    }

    /// <summary>How many waves it takes to know these fields of the objects of a shape.</summary>
    public int SelectionDistance(
        ShapeDraft shape,
        ObjectType type,
        SelectionSetNode selection,
        int forSource,
        int chain
    )
    {
        var distance = 0;
        foreach (var node in selection.Selections)
        {
            switch (node)
            {
                case InlineFragmentNode inline:
                    if (inline.TypeCondition is null || inline.TypeCondition.Name.Value == type.Name)
                    {
                        distance = Math.Max(
                            distance,
                            SelectionDistance(shape, type, inline.SelectionSet, forSource, chain)
                        );
                    }

                    break;
                case FieldNode field:
                    distance = Math.Max(distance, FieldDistance(shape, type, field, forSource, chain));
                    break;
            }
        }

        return distance;
    }

    private int FieldDistance(ShapeDraft shape, ObjectType type, FieldNode field, int forSource, int chain)
    {
        if (field.Name.Value == "__typename")
        {
            return 0;
        }

        foreach (var entrance in shape.Entrances)
        {
            if (plan.Serves(entrance, shape, field.Name.Value, out _))
            {
                return 0;
            }
        }

        var best = Unreachable;
        if (chain >= MaxChain)
        {
            return best;
        }

        foreach (var definition in plan.Schema.FieldSources(type.Name, field.Name.Value))
        {
            if (definition.IsExternal || definition.Source.Id == forSource)
            {
                continue;
            }

            var entry = EntryDistance(shape, type, definition.Source.Id, chain + 1);
            best = Math.Min(best, Math.Max(entry, RequirementDistance(shape, type, definition, chain + 1)));
        }

        return best;
    }

    public int RequirementDistance(ShapeDraft shape, ObjectType type, SourceField definition, int chain)
    {
        if (!definition.HasRequirements)
        {
            return 0;
        }

        var distance = 0;
        foreach (var argument in definition.Arguments)
        {
            if (argument.Requirement is { } requirement)
            {
                var selection = FieldSelectionMapSelection.Of(requirement);
                distance = Math.Max(
                    distance,
                    1 + SelectionDistance(shape, type, selection, definition.Source.Id, chain + 1)
                );
            }
        }

        return distance;
    }
}
