using Graph.Execution;
using Graph.Execution.Operations;
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
    /// <summary>How many fields may be needed for each other, one by means of the next.</summary>
    private const int MaxInProgress = 300;

    private readonly HashSet<FieldDraft> _inProgress = [];
    private readonly Distances _distances;
    private readonly RequirementCompiler _requirements;
    private readonly Entering _entering;
    private readonly NodeAssignment _nodes;
    private readonly FieldOptions _options;
    private readonly Assignment _plan;

    private FieldAssignment(Assignment plan)
    {
        _plan = plan;
        _distances = new Distances(plan);
        _options = new FieldOptions(plan, _distances);
        _requirements = new RequirementCompiler(plan, _distances, PlanField, _inProgress.Contains);
        _entering = new Entering(plan, _distances, _requirements);
        _nodes = new NodeAssignment(plan, _distances, _entering, (shape, fetch) => PlanFields(shape, fetch));
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
        var assignment = new FieldAssignment(plan);
        assignment.PlanRoot();
        assignment.PlanDeferred();
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

        // Mutations run one after the other, each with everything below it. Neighbours share a fetch as long as nothing
        // has to happen between them.
        FetchDraft? open = null;
        foreach (var field in shape.Fields.ToArray())
        {
            if (field.IsAnsweredByGateway)
            {
                continue;
            }

            var before = _plan.Fetches.Count;
            shape.Entrances.Clear();
            if (open is not null)
            {
                shape.Entrances.Add(open);
            }

            PlanField(shape, field);
            open = Follow(before, open);
        }
    }

    /// <summary>Lets the fetches of a mutation wait for those before it.</summary>
    /// <returns>The fetch that can take the next mutation too, if its source has it.</returns>
    private FetchDraft? Follow(int before, FetchDraft? open)
    {
        for (var i = before; i < _plan.Fetches.Count; i++)
        {
            if (_plan.Fetches[i].Dependencies.Count == 0)
            {
                _plan.Fetches[i].Dependencies.UnionWith(_plan.Fetches.Take(before));
            }
        }

        if (_plan.Fetches.Count == before)
        {
            return open;
        }

        return _plan.Fetches.Count == before + 1 && _plan.Fetches[before].Lookup is null ? _plan.Fetches[before] : null;
    }

    /// <summary>
    /// Plans what is deferred, each branch after those around it: its fields are asked of fetches of its own, which wait for
    /// nothing but their keys.
    /// </summary>
    private void PlanDeferred()
    {
        if (_plan.Operation.Format == IncrementalDeliveryFormat.None)
        {
            return;
        }

        var branches = new List<DeferUsageSet>();
        FindBranches(_plan.Operation.Root, branches);
        branches = [.. branches.OrderBy(static branch => branch.Usages.Max(static usage => usage.Depth))];
        bool isMore;
        do
        {
            // What is below a field of one branch may be of a branch that was planned before.
            isMore = false;
            foreach (var branch in branches)
            {
                _plan.Branch = branch;
                isMore |= PlanBelow(_plan.Operation.Root);
            }
        } while (isMore);
    }

    /// <summary>Walks all places. The depth is that of the operation, which normalisation limits.</summary>
    private static void FindBranches(PlaceDraft place, List<DeferUsageSet> branches)
    {
        foreach (var shape in place.Shapes)
        {
            foreach (var field in shape.Fields)
            {
                if (field.Delivery.Usages.Length > 0 && !branches.Contains(field.Delivery))
                {
                    branches.Add(field.Delivery);
                }
            }

            foreach (var field in shape.Fields)
            {
                if (field.Child is not null)
                {
                    FindBranches(field.Child, branches);
                }
            }
        }
    }

    /// <returns>True if there was something to plan.</returns>
    private bool PlanBelow(PlaceDraft place)
    {
        var isAny = false;
        foreach (var shape in place.Shapes)
        {
            if (shape.Entrances.Count > 0 || place.ParentField is null)
            {
                isAny |= PlanFields(shape, null);
            }

            foreach (var field in shape.Fields.ToArray())
            {
                if (field.Child is not null)
                {
                    isAny |= PlanBelow(field.Child);
                }
            }
        }

        return isAny;
    }

    /// <summary>Plans the client's fields of a shape that are not planned yet: the easy ones first.</summary>
    /// <returns>True if there were any.</returns>
    private bool PlanFields(ShapeDraft shape, FetchDraft? passing)
    {
        var outer = _plan.IsPlanningKeys;

        // Below a key that comes with what is there before the branch, the rest of the key comes with it too.
        _plan.IsPlanningKeys = passing is not null && !passing.Branch.Equals(_plan.Branch);
        var isAny = PlanOpenFields(shape, passing);
        _plan.IsPlanningKeys = outer;
        return isAny;
    }

    private bool PlanOpenFields(ShapeDraft shape, FetchDraft? passing)
    {
        var open = new List<(int Order, FieldDraft Field)>();
        foreach (var field in shape.Fields)
        {
            if (
                field.Providers.Count > 0
                || field.IsAnsweredByGateway
                || !_plan.IsOfBranch(field)
                || _inProgress.Contains(field)
            )
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

        return open.Count > 0;
    }

    /// <summary>Finds the fetch for one field, and plans everything below it.</summary>
    private void PlanField(ShapeDraft shape, FieldDraft field)
    {
        if (!_inProgress.Add(field) || _inProgress.Count > MaxInProgress)
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

            if (
                _plan.Branch.Usages.Length > 0
                && _options.IsKey(shape, field)
                && _options.EarlierEntrance(shape, field) is { } earlier
            )
            {
                // Whoever looks the object up asks for its key anyway.
                SelectAndDescend(earlier, shape, field);
                return;
            }

            var options = _options.Of(shape, field);
            if (options.Count == 0 && _options.EarlierEntrance(shape, field) is { } only)
            {
                // It can be had with what is there before it, and in no other way.
                SelectAndDescend(only, shape, field);
                return;
            }

            if (options.Count == 0 && shape.Types.Count > 1)
            {
                // Perhaps one of the types never stands here: it must not keep the others from being asked for.
                throw new ApartException(shape.Place.Path);
            }

            if (options.Count == 0)
            {
                throw new PlanningException(
                    $"'{shape.TypeName}.{field.Name}' cannot be reached at '{shape.Place.Path}': no source that "
                        + "has it can be entered there.",
                    ErrorCodes.Internal
                );
            }

            var option = options[_plan.Decisions.Choose(options.Count)];
            if (option.Entrance is { } entrance)
            {
                SelectAndDescend(entrance, shape, field);
                return;
            }

            if (field.Child is not null && shape.Types.Count > 1)
            {
                // Each type is looked up in its own way, and what is below must be asked of all of them.
                throw new ApartException(shape.Place.Path);
            }

            foreach (var type in shape.Types)
            {
                SelectFrom(option.Source, shape, type, field);
            }
        }
        finally
        {
            _inProgress.Remove(field);
        }
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
        var outer = _plan.IsPlanningKeys;
        _plan.IsPlanningKeys = false;
        foreach (var argument in definition.Arguments)
        {
            if (argument.Requirement is { } requirement)
            {
                var value = _requirements.Compile(requirement, [shape], dependencies);
                requirements.Add(new RequiredValue(argument.Name, argument.Type, value));
            }
        }

        _plan.IsPlanningKeys = outer;
        var fetch = _entering.Enter(shape, type, source, definition.HasRequirements ? field : null, dependencies);
        var selected = fetch.Select(field, definition);
        if (selected.Requirements.Count == 0)
        {
            selected.Requirements.AddRange(
                requirements.ConvertAll(value => value with { Value = value.Value.Below(fetch.Target, shape) })
            );
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
