using Graph.Fusion.Composition.Sources;
using Graph.Fusion.Planning.Drafts;
using Graph.Fusion.Schemas;
using Graph.Language;
using Graph.Types;

namespace Graph.Fusion.Planning.Passes;

/// <summary>
/// The second pass: decides for every field which fetch delivers it. One assignment makes one plan; which of several good
/// ways it takes is up to its <see cref="Decisions"/>.
/// </summary>
/// <remarks>
/// A fetch enters the operation at a shape (its root, or a lookup's objects) and passes through every shape below that
/// it selects. Wherever it passes it serves what its source knows. What remains is asked of another source, which has
/// to be entered there.
/// </remarks>
internal sealed class FieldAssignment
{
    private readonly HashSet<FieldDraft> _inProgress = [];
    private readonly Distances _distances;
    private readonly RequirementCompiler _requirements;
    private readonly Entering _entering;
    private readonly NodeAssignment _nodes;
    private readonly Assignment _plan;

    private FieldAssignment(Assignment plan)
    {
        _plan = plan;
        _distances = new Distances(plan);
        _requirements = new RequirementCompiler(plan, PlanField);
        _entering = new Entering(plan, _distances, _requirements);
        _nodes = new NodeAssignment(plan, _distances, _entering, PlanFields);
    }

    /// <summary>Plans the operation with the given decisions.</summary>
    /// <exception cref="PlanningException">A field cannot be reached, or there are too many fetches.</exception>
    public static PlanDraft Assign(
        FusionSchema schema,
        NormalizedOperation operation,
        Decisions decisions,
        int maxFetches
    )
    {
        var plan = new Assignment(schema, operation, decisions, maxFetches);
        new FieldAssignment(plan).PlanRoot();
        return plan.ToDraft();
    }

    private void PlanRoot()
    {
        var shape = _plan.Operation.Root.Shapes[0];
        if (_plan.Operation.Definition.Operation != OperationType.Mutation)
        {
            PlanFields(shape, null);
            return;
        }

        // Mutations run one after the other, each with everything below it.
        foreach (var field in shape.Fields.ToArray())
        {
            if (field.IsAnsweredByGateway)
            {
                continue;
            }

            var before = _plan.Fetches.Count;
            shape.Entrances.Clear();
            PlanField(shape, field);
            for (var i = before; i < _plan.Fetches.Count; i++)
            {
                if (_plan.Fetches[i].Dependencies.Count == 0)
                {
                    _plan.Fetches[i].Dependencies.UnionWith(_plan.Fetches.Take(before));
                }
            }
        }
    }

    /// <summary>Plans the client's fields of a shape that are not planned yet: the easy ones first.</summary>
    private void PlanFields(ShapeDraft shape, FetchDraft? passing)
    {
        var open = new List<(int Order, FieldDraft Field)>();
        foreach (var field in shape.Fields)
        {
            if (field.Providers.Count > 0 || field.IsAnsweredByGateway || _inProgress.Contains(field))
            {
                continue;
            }

            var sources = _plan.Schema.FieldSources(shape.TypeName, field.Name);
            var order = sources.Length;
            foreach (var source in sources)
            {
                // What needs other fields comes last: by then they are planned.
                order += source.HasRequirements ? 1_000 : 0;
            }

            if (passing is not null && _plan.Serves(passing, shape, field.Name, out _))
            {
                order = 0;
            }

            open.Add((order, field));
        }

        open.Sort(
            static (a, b) => a.Order != b.Order ? a.Order.CompareTo(b.Order) : a.Field.Slot.CompareTo(b.Field.Slot)
        );
        foreach (var (_, field) in open)
        {
            if (field.Providers.Count == 0 && !_inProgress.Contains(field))
            {
                PlanField(shape, field);
            }
        }
    }

    /// <summary>Finds the fetch for one field, and plans everything below it.</summary>
    private void PlanField(ShapeDraft shape, FieldDraft field)
    {
        if (!_inProgress.Add(field))
        {
            throw new PlanningException(
                $"'{field.Definition.Coordinate}' needs itself to be resolved.",
                ErrorCodes.Internal
            );
        }

        try
        {
            if (_plan.Schema.FindField(shape.TypeName, field.Name) is { IsResolvedByGateway: true })
            {
                _nodes.Assign(shape, field);
                return;
            }

            var total = Coverage.CountLeaves(field.Child);
            var (entrance, served) = BestEntrance(shape, field);
            if (entrance is not null && served >= total)
            {
                SelectAndDescend(entrance, shape, field);
                return;
            }

            var candidates = Candidates(shape, field, entrance, served);
            var choice = _plan.Decisions.Choose(candidates.Count + (entrance is null ? 0 : 1));
            if (entrance is not null)
            {
                if (choice == 0)
                {
                    SelectAndDescend(entrance, shape, field);
                    return;
                }

                choice--;
            }

            if (candidates.Count == 0)
            {
                throw new PlanningException(
                    $"'{shape.TypeName}.{field.Name}' cannot be reached at '{shape.Place.Path}': no source that "
                        + "has it can be entered there.",
                    ErrorCodes.Internal
                );
            }

            var source = candidates[choice];
            foreach (var type in shape.Types)
            {
                SelectFrom(source, shape, type, field);
            }
        }
        finally
        {
            _inProgress.Remove(field);
        }
    }

    /// <summary>The fetch that already passes through and serves most of the field.</summary>
    private (FetchDraft? Entrance, int Served) BestEntrance(ShapeDraft shape, FieldDraft field)
    {
        FetchDraft? best = null;
        var bestServed = -1;
        foreach (var entrance in shape.Entrances)
        {
            if (!Assignment.CoversAllTypes(entrance, shape) || !_plan.Serves(entrance, shape, field.Name, out _))
            {
                continue;
            }

            var served = Coverage.CountServed(_plan.Schema, entrance.Source, field.Child);
            if (served > bestServed)
            {
                (best, bestServed) = (entrance, served);
            }
        }

        return (best, bestServed);
    }

    /// <summary>The other sources that could serve the field, best first; only better ones if an entrance does.</summary>
    private List<int> Candidates(ShapeDraft shape, FieldDraft field, FetchDraft? entrance, int served)
    {
        var ranked = new List<(int Distance, int Served, int Others, int Source)>();
        foreach (var definition in _plan.Schema.FieldSources(shape.TypeName, field.Name))
        {
            var source = definition.Source.Id;
            if (definition.IsExternal || (entrance is not null && entrance.Source == source))
            {
                continue;
            }

            var distance = 0;
            foreach (var type in shape.Types)
            {
                var entry = definition.HasRequirements
                    ? _distances.LookupDistance(shape, type, source, 0)
                    : _distances.EntryDistance(shape, type, source, 0);
                distance = Math.Max(
                    distance,
                    Math.Max(entry, _distances.RequirementDistance(shape, type, definition, 0))
                );
            }

            var fromHere = Coverage.CountServed(_plan.Schema, source, field.Child);
            if (distance >= Distances.Unreachable || (entrance is not null && fromHere <= served))
            {
                continue;
            }

            ranked.Add((distance, fromHere, Coverage.CountOpenFields(_plan.Schema, shape, source), source));
        }

        ranked.Sort(
            static (a, b) =>
                a.Distance != b.Distance ? a.Distance.CompareTo(b.Distance)
                : a.Served != b.Served ? b.Served.CompareTo(a.Served)
                : a.Others != b.Others ? b.Others.CompareTo(a.Others)
                : a.Source.CompareTo(b.Source)
        );
        return ranked.ConvertAll(static entry => entry.Source);
    }

    /// <summary>Has a source deliver a field on objects of one type, entering it where needed.</summary>
    private void SelectFrom(int source, ShapeDraft shape, ObjectType type, FieldDraft field)
    {
        var definition =
            _plan.Schema.FindField(type.Name, field.Name)?.In(source)
            ?? throw new PlanningException(
                $"'{type.Name}.{field.Name}' is not served by '{_plan.Schema.Sources[source].Name}'.",
                ErrorCodes.Internal
            );
        var dependencies = new HashSet<FetchDraft>();
        var requirements = new List<RequiredValue>();
        foreach (var argument in definition.Arguments)
        {
            if (argument.Requirement is { } requirement)
            {
                var value = _requirements.Compile(requirement, [shape], dependencies);
                requirements.Add(new RequiredValue(argument.Name, argument.Type, value));
            }
        }

        var fetch = _entering.Enter(shape, type, source, dependencies, byLookup: definition.HasRequirements);
        var selected = fetch.Select(field, definition);
        if (selected.Requirements.Count == 0)
        {
            selected.Requirements.AddRange(requirements);
        }

        Descend(fetch, shape, field, definition);
    }

    private void SelectAndDescend(FetchDraft fetch, ShapeDraft shape, FieldDraft field)
    {
        _plan.Serves(fetch, shape, field.Name, out var definition);
        fetch.Select(field, definition);
        Descend(fetch, shape, field, definition);
    }

    private void Descend(FetchDraft fetch, ShapeDraft shape, FieldDraft field, SourceField? definition)
    {
        if (field.Child is null)
        {
            return;
        }

        var provides = _plan.ProvidesBelow(fetch, shape, field, definition);
        foreach (var child in field.Child.Shapes)
        {
            if (definition is null || CanReturn(definition, child))
            {
                _plan.PassThrough(fetch, child, provides);
                PlanFields(child, fetch);
            }
        }
    }

    private bool CanReturn(SourceField definition, ShapeDraft shape)
    {
        var possible = _plan.Schema.PossibleTypesIn(definition.Source.Id, definition.Type.NamedType());
        foreach (var type in shape.Types)
        {
            if (possible.Contains(type.Name))
            {
                return true;
            }
        }

        return false;
    }
}
