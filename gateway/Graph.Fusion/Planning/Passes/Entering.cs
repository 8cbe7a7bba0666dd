using Graph.Fusion.Planning.Drafts;
using Graph.Fusion.Schemas;
using Graph.Language;
using Graph.Types;

namespace Graph.Fusion.Planning.Passes;

/// <summary>
/// Enters a source at a shape that it does not pass through yet: by a lookup whose key is known or can be fetched, or,
/// where no list lies between, by asking it for the parent field too.
/// </summary>
internal sealed class Entering(Assignment plan, Distances distances, RequirementCompiler requirements)
{
    /// <summary>A fetch of the source that passes through the shape.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="type">The type of the objects.</param>
    /// <param name="source">The source.</param>
    /// <param name="requiring">The field that needs values of other fetches there; null if none.</param>
    /// <param name="dependencies">Those fetches.</param>
    public FetchDraft Enter(
        ShapeDraft shape,
        ObjectType type,
        int source,
        FieldDraft? requiring,
        HashSet<FetchDraft> dependencies
    )
    {
        foreach (var entrance in shape.Entrances)
        {
            var isLookup = entrance.Lookup is not null && ReferenceEquals(entrance.Target, shape);
            if (
                entrance.Source == source
                && plan.CanTake(entrance)
                && (!isLookup || ReferenceEquals(entrance.TargetType, type))
                && (requiring is null || CanCarry(entrance, shape))
                && WaitsForAll(entrance, dependencies)
            )
            {
                return entrance;
            }
        }

        var lookup = distances.LookupWave(shape, type, source);
        var parent = requiring is null
            ? distances.ParentWave(shape, type, source)
            : distances.AgainThroughParent(shape, type, source);
        return parent < Distances.Unreachable && parent <= lookup
            ? EnterThroughParent(shape, source, requiring, dependencies)
            : EnterByLookup(shape, type, source, dependencies);
    }

    /// <summary>
    /// True if values of an object can be given to a fetch: it is asked of that object or, where no list lies between, of one
    /// above. Where the values of some are missing, the fetch is asked without the fields that need them.
    /// </summary>
    private static bool CanCarry(FetchDraft fetch, ShapeDraft shape)
    {
        for (var at = shape; !ReferenceEquals(at, fetch.Target); at = at.Place.ParentField!.Shape)
        {
            if (FieldTypeShape.Of(at.Place.ParentField!.Definition.Type).ListDepth > 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A new lookup of the objects of one type.</summary>
    public FetchDraft EnterByLookup(ShapeDraft shape, ObjectType type, int source, HashSet<FetchDraft> dependencies)
    {
        var (lookup, key) = ChooseLookup(shape, type, source);
        var waits = new HashSet<FetchDraft>(dependencies);
        var fetch = new FetchDraft(plan.Fetches.Count, source, OperationType.Query, shape)
        {
            TargetType = type,
            Lookup = lookup,
            Key = key,
            Branch = plan.Branch,
        };
        var outer = plan.IsPlanningKeys;
        plan.IsPlanningKeys = true;
        for (var i = 0; i < lookup.Arguments.Length; i++)
        {
            var argument = lookup.Arguments[i];
            var value = requirements.Compile(key.Entries[i], [shape], waits);
            fetch.KeyValues.Add(new RequiredValue(argument.Name, argument.Type, value));
        }

        plan.IsPlanningKeys = outer;
        return plan.Enter(fetch, waits);
    }

    private FetchDraft EnterThroughParent(
        ShapeDraft shape,
        int source,
        FieldDraft? requiring,
        HashSet<FetchDraft> dependencies
    )
    {
        var parent = shape.Place.ParentField;
        if (parent is null)
        {
            return plan.Enter(
                new FetchDraft(plan.Fetches.Count, source, plan.Operation.Definition.Operation, shape)
                {
                    Branch = plan.Branch,
                },
                dependencies
            );
        }

        var fetch = Enter(parent.Shape, parent.Shape.Types[0], source, requiring, dependencies);
        plan.Serves(fetch, parent.Shape, parent.Name, out var definition);
        fetch.Select(parent, definition, isPassage: true);
        plan.PassThrough(fetch, shape, plan.ProvidesBelow(fetch, parent.Shape, parent, definition));
        return fetch;
    }

    private (SourceLookup Lookup, LookupKey Key) ChooseLookup(ShapeDraft shape, ObjectType type, int source)
    {
        var options = new List<(int Distance, SourceLookup Lookup, LookupKey Key)>();
        var best = Distances.Unreachable * 2;
        foreach (var lookup in plan.Schema.LookupsOf(source, type.Name))
        {
            foreach (var key in lookup.Keys)
            {
                // Only a public lookup says whether an object exists; a stub of a type that others own answers always.
                var distance = distances.KnownAt(shape, type, key) * 2 + (shape.IsNode && lookup.IsInternal ? 1 : 0);
                options.Add((distance, lookup, key));
                best = Math.Min(best, distance);
            }
        }

        options.RemoveAll(option => option.Distance != best);
        if (options.Count == 0 || best >= Distances.Unreachable * 2)
        {
            throw new PlanningException(
                $"'{plan.Schema.Sources[source].Name}' has no lookup of '{type.Name}' whose key is known at "
                    + $"'{shape.Place.Path}'.",
                ErrorCodes.Internal
            );
        }

        var chosen = options[plan.Decisions.Choose(options.Count)];
        return (chosen.Lookup, chosen.Key);
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
}
