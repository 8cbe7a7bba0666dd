using Graph.Fusion.Schemas;
using Graph.Language;
using Graph.Types;

namespace Graph.Fusion.Planning;

/// <summary>How a source is entered at a shape that it does not pass through yet.</summary>
internal sealed partial class PlanBuilder
{
    private const int MaxChain = 6;

    /// <summary>How many waves it takes to have objects of this shape in a source.</summary>
    private int EntryDistance(SelectionShape shape, ObjectType type, int source, int chain)
    {
        foreach (var entrance in shape.Entrances)
        {
            if (entrance.Source == source && (entrance.TargetType is null || CoversAllTypes(entrance, shape)))
            {
                return 0;
            }
        }

        return Math.Min(LookupDistance(shape, type, source, chain), ParentDistance(shape, type, source, chain));
    }

    private int LookupDistance(SelectionShape shape, ObjectType type, int source, int chain)
    {
        var best = Unreachable;
        if (chain < MaxChain && shape.Place.ParentField is not null)
        {
            foreach (var lookup in _schema.LookupsOf(source, type.Name))
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
    private int ParentDistance(SelectionShape shape, ObjectType type, int source, int chain)
    {
        var parent = shape.Place.ParentField;
        if (parent is null)
        {
            // Only queries can be asked of several sources.
            return _operation.Definition.Operation == OperationType.Query || shape.Entrances.Count == 0
                ? 0
                : Unreachable;
        }

        if (chain >= MaxChain || !CanReenter(parent, type, source))
        {
            return Unreachable;
        }

        return EntryDistance(parent.Shape, parent.Shape.Types[0], source, chain + 1);
    }

    private bool CanReenter(SelectionField parent, ObjectType type, int source)
    {
        if (parent.Type.ListDepth > 0 || parent.Shape.Types.Count > 1)
        {
            return false;
        }

        if (parent.Shape.Place.ParentField is null && _operation.Definition.Operation != OperationType.Query)
        {
            return false;
        }

        return _schema.FindField(parent.Shape.Types[0].Name, parent.Name) is { IsResolvedByGateway: false } field
            && field.In(source) is { IsExternal: false, HasRequirements: false } definition
            && _schema.PossibleTypesIn(source, NameOf(definition.Type)).Contains(type.Name);
    }

    /// <summary>How many waves it takes to know these fields of the objects of a shape.</summary>
    private int SelectionDistance(
        SelectionShape shape,
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

    private int FieldDistance(SelectionShape shape, ObjectType type, FieldNode field, int forSource, int chain)
    {
        if (field.Name.Value == "__typename")
        {
            return 0;
        }

        foreach (var entrance in shape.Entrances)
        {
            if (Serves(entrance, shape, field.Name.Value, out _))
            {
                return 0;
            }
        }

        var best = Unreachable;
        if (chain >= MaxChain)
        {
            return best;
        }

        foreach (var definition in _schema.FieldSources(type.Name, field.Name.Value))
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

    private int RequirementDistance(SelectionShape shape, ObjectType type, SourceField definition, int chain)
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
                var selection = FieldSelectionMaps.FieldSelectionMapSelection.Of(requirement);
                distance = Math.Max(
                    distance,
                    1 + SelectionDistance(shape, type, selection, definition.Source.Id, chain + 1)
                );
            }
        }

        return distance;
    }

    /// <summary>Has a source deliver a field on objects of one type, entering it where needed.</summary>
    private void SelectFrom(int source, SelectionShape shape, ObjectType type, SelectionField field)
    {
        var definition =
            _schema.FindField(type.Name, field.Name)?.In(source)
            ?? throw new PlanningException(
                $"'{type.Name}.{field.Name}' is not served by '{_schema.Sources[source].Name}'.",
                ErrorCodes.Internal
            );
        var dependencies = new HashSet<FetchDraft>();
        var requirements = new List<RequiredValue>();
        foreach (var argument in definition.Arguments)
        {
            if (argument.Requirement is { } requirement)
            {
                var value = Compile(requirement, [shape], type, source, dependencies);
                requirements.Add(new RequiredValue(argument.Name, argument.Type, value));
            }
        }

        var fetch = Enter(shape, type, source, dependencies, byLookup: definition.HasRequirements);
        var selected = fetch.Select(field, definition);
        if (selected.Requirements.Count == 0)
        {
            selected.Requirements.AddRange(requirements);
        }

        Descend(fetch, shape, field, definition);
    }

    /// <summary>A fetch of the source that passes through the shape and waits for the given fetches.</summary>
    private FetchDraft Enter(
        SelectionShape shape,
        ObjectType type,
        int source,
        HashSet<FetchDraft> dependencies,
        bool byLookup
    )
    {
        foreach (var entrance in shape.Entrances)
        {
            var isLookup = entrance.Lookup is not null && ReferenceEquals(entrance.Target, shape);
            if (
                entrance.Source == source
                && (isLookup ? ReferenceEquals(entrance.TargetType, type) : !byLookup)
                && WaitsForAll(entrance, dependencies)
            )
            {
                return entrance;
            }
        }

        var lookupDistance = LookupDistance(shape, type, source, 0);
        var parentDistance = byLookup ? Unreachable : ParentDistance(shape, type, source, 0);
        if (parentDistance < Unreachable && parentDistance <= lookupDistance)
        {
            return EnterThroughParent(shape, type, source);
        }

        return EnterByLookup(shape, type, source, dependencies);
    }

    private static bool WaitsForAll(FetchDraft fetch, HashSet<FetchDraft> dependencies)
    {
        foreach (var dependency in dependencies)
        {
            if (!fetch.DependsOn(dependency))
            {
                return false;
            }
        }

        return true;
    }

    private FetchDraft EnterThroughParent(SelectionShape shape, ObjectType type, int source)
    {
        var parent = shape.Place.ParentField;
        if (parent is null)
        {
            var root = Add(new FetchDraft(Fetches.Count, source, _operation.Definition.Operation, shape));
            shape.Entrances.Add(root);
            return root;
        }

        var fetch = Enter(parent.Shape, parent.Shape.Types[0], source, [], byLookup: false);
        Serves(fetch, parent.Shape, parent.Name, out var definition);
        fetch.Select(parent, definition);
        if (!shape.Entrances.Contains(fetch))
        {
            shape.Entrances.Add(fetch);
        }

        return fetch;
    }

    private FetchDraft EnterByLookup(
        SelectionShape shape,
        ObjectType type,
        int source,
        HashSet<FetchDraft> dependencies
    )
    {
        var (lookup, key) = ChooseLookup(shape, type, source);
        var waits = new HashSet<FetchDraft>(dependencies);
        var values = new List<RequiredValue>();
        for (var i = 0; i < lookup.Arguments.Length; i++)
        {
            var argument = lookup.Arguments[i];
            var value = Compile(key.Entries[i], [shape], type, source, waits);
            values.Add(new RequiredValue(argument.Name, argument.Type, value));
        }

        var fetch = Add(
            new FetchDraft(Fetches.Count, source, OperationType.Query, shape)
            {
                TargetType = type,
                Lookup = lookup,
                Key = key,
            }
        );
        fetch.KeyValues.AddRange(values);
        fetch.Dependencies.UnionWith(waits);
        shape.Entrances.Add(fetch);
        return fetch;
    }

    private (SourceLookup Lookup, LookupKey Key) ChooseLookup(SelectionShape shape, ObjectType type, int source)
    {
        var options = new List<(int Distance, SourceLookup Lookup, LookupKey Key)>();
        var best = Unreachable;
        foreach (var lookup in _schema.LookupsOf(source, type.Name))
        {
            foreach (var key in lookup.Keys)
            {
                // Only a public lookup says whether an object exists; a stub of a type that others own answers always.
                var distance =
                    SelectionDistance(shape, type, key.Selection, source, 0) * 2
                    + (shape.IsNode && lookup.IsInternal ? 1 : 0);
                options.Add((distance, lookup, key));
                best = Math.Min(best, distance);
            }
        }

        options.RemoveAll(option => option.Distance != best);
        if (options.Count == 0 || best >= Unreachable)
        {
            throw new PlanningException(
                $"'{_schema.Sources[source].Name}' has no lookup of '{type.Name}' whose key is known at "
                    + $"'{shape.Place.Path}'.",
                ErrorCodes.Internal
            );
        }

        var chosen = options[_decisions.Choose(options.Count)];
        return (chosen.Lookup, chosen.Key);
    }

    private FetchDraft Add(FetchDraft fetch)
    {
        if (Fetches.Count >= _maxFetches)
        {
            throw new PlanningException(
                $"The operation needs more than {_maxFetches} fetches from the sources; split it."
            );
        }

        Fetches.Add(fetch);
        return fetch;
    }
}
