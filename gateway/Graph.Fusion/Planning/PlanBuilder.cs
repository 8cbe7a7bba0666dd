using Graph.Fusion.Schemas;
using Graph.Language;
using Graph.Types;

namespace Graph.Fusion.Planning;

/// <summary>
/// The second pass: decides for every field which fetch delivers it. One builder makes one plan; which of several good
/// ways it takes is up to its <see cref="Decisions"/>.
/// </summary>
/// <remarks>
/// A fetch enters the operation at a shape (its root, or a lookup's objects) and passes through every shape below that
/// it selects. Wherever it passes it serves what its source knows. What remains is asked of another source, which has
/// to be entered there: by a lookup whose key is known, or, where no list lies between, by asking it for the parent
/// field too.
/// </remarks>
internal sealed partial class PlanBuilder
{
    private const int Unreachable = 1_000;

    private readonly FusionSchema _schema;
    private readonly NormalizedOperation _operation;
    private readonly Decisions _decisions;
    private readonly Dictionary<(FetchDraft, SelectionShape), SelectionSetNode> _provided = [];
    private readonly HashSet<SelectionField> _inProgress = [];
    private readonly int _maxFetches;
    private int _shapeCount;

    private PlanBuilder(FusionSchema schema, NormalizedOperation operation, Decisions decisions, int maxFetches)
    {
        _schema = schema;
        _operation = operation;
        _decisions = decisions;
        _maxFetches = maxFetches;
        _shapeCount = operation.ShapeCount;
    }

    /// <summary>All fetches, in the order of planning.</summary>
    private List<FetchDraft> Fetches { get; } = [];

    /// <summary>Plans the operation with the given decisions.</summary>
    /// <exception cref="PlanningException">A field cannot be reached, or there are too many fetches.</exception>
    public static PlanDraft Build(
        FusionSchema schema,
        NormalizedOperation operation,
        Decisions decisions,
        int maxFetches
    )
    {
        var builder = new PlanBuilder(schema, operation, decisions, maxFetches);
        builder.PlanRoot();
        return new PlanDraft(operation, builder.Fetches, builder._shapeCount);
    }

    private void PlanRoot()
    {
        var shape = _operation.Root.Shapes[0];
        if (_operation.Definition.Operation != OperationType.Mutation)
        {
            PlanFields(shape, null);
            return;
        }

        // Mutations run one after the other, each with everything below it.
        foreach (var field in shape.Fields.ToArray())
        {
            if (IsAnsweredByGateway(field))
            {
                continue;
            }

            var before = Fetches.Count;
            shape.Entrances.Clear();
            PlanField(shape, field);
            for (var i = before; i < Fetches.Count; i++)
            {
                if (Fetches[i].Dependencies.Count == 0)
                {
                    Fetches[i].Dependencies.UnionWith(Fetches.Take(before));
                }
            }
        }
    }

    /// <summary>Plans what a fetch newly passes through.</summary>
    private void PassThrough(FetchDraft fetch, SelectionShape shape, SelectionSetNode? provides)
    {
        if (provides is not null)
        {
            _provided[(fetch, shape)] = provides;
        }

        if (!shape.Entrances.Contains(fetch))
        {
            shape.Entrances.Add(fetch);
        }

        PlanFields(shape, fetch);
    }

    /// <summary>Plans the client's fields of a shape that are not planned yet: the easy ones first.</summary>
    private void PlanFields(SelectionShape shape, FetchDraft? passing)
    {
        var open = new List<(int Order, SelectionField Field)>();
        foreach (var field in shape.Fields)
        {
            if (field.Providers.Count > 0 || IsAnsweredByGateway(field) || _inProgress.Contains(field))
            {
                continue;
            }

            var sources = _schema.FieldSources(shape.Types[0].Name, field.Name);
            var order = sources.Length;
            foreach (var source in sources)
            {
                // What needs other fields comes last: by then they are planned.
                order += source.HasRequirements ? 1_000 : 0;
            }

            if (passing is not null && Serves(passing, shape, field.Name, out _))
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
    private void PlanField(SelectionShape shape, SelectionField field)
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
            if (_schema.FindField(shape.Types[0].Name, field.Name) is { IsResolvedByGateway: true })
            {
                PlanNodes(shape, field);
                return;
            }

            var total = CountLeaves(field.Child);
            var (entrance, served) = BestEntrance(shape, field);
            if (entrance is not null && served >= total)
            {
                SelectAndDescend(entrance, shape, field);
                return;
            }

            var candidates = Candidates(shape, field, entrance, served);
            var choice = _decisions.Choose(candidates.Count + (entrance is null ? 0 : 1));
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
                    $"'{shape.Types[0].Name}.{field.Name}' cannot be reached at '{shape.Place.Path}': no source that "
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
    private (FetchDraft? Entrance, int Served) BestEntrance(SelectionShape shape, SelectionField field)
    {
        FetchDraft? best = null;
        var bestServed = -1;
        foreach (var entrance in shape.Entrances)
        {
            if (!CoversAllTypes(entrance, shape) || !Serves(entrance, shape, field.Name, out _))
            {
                continue;
            }

            var served = CountServed(entrance.Source, field.Child);
            if (served > bestServed)
            {
                (best, bestServed) = (entrance, served);
            }
        }

        return (best, bestServed);
    }

    /// <summary>The other sources that could serve the field, best first; only better ones if an entrance does.</summary>
    private List<int> Candidates(SelectionShape shape, SelectionField field, FetchDraft? entrance, int served)
    {
        var ranked = new List<(int Distance, int Served, int Others, int Source)>();
        foreach (var definition in _schema.FieldSources(shape.Types[0].Name, field.Name))
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
                    ? LookupDistance(shape, type, source, 0)
                    : EntryDistance(shape, type, source, 0);
                distance = Math.Max(distance, Math.Max(entry, RequirementDistance(shape, type, definition, 0)));
            }

            var fromHere = CountServed(source, field.Child);
            if (distance >= Unreachable || (entrance is not null && fromHere <= served))
            {
                continue;
            }

            ranked.Add((distance, fromHere, CountOpenFields(shape, source), source));
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

    private void SelectAndDescend(FetchDraft fetch, SelectionShape shape, SelectionField field)
    {
        Serves(fetch, shape, field.Name, out var definition);
        fetch.Select(field, definition);
        Descend(fetch, shape, field, definition);
    }

    private void Descend(FetchDraft fetch, SelectionShape shape, SelectionField field, SourceField? definition)
    {
        if (field.Child is null)
        {
            return;
        }

        var provides = ProvidesBelow(fetch, shape, field, definition);
        foreach (var child in field.Child.Shapes)
        {
            if (definition is null || CanReturn(definition, child))
            {
                PassThrough(fetch, child, provides);
            }
        }
    }

    private bool CanReturn(SourceField definition, SelectionShape shape)
    {
        var possible = _schema.PossibleTypesIn(definition.Source.Id, NameOf(definition.Type));
        foreach (var type in shape.Types)
        {
            if (possible.Contains(type.Name))
            {
                return true;
            }
        }

        return false;
    }

    private static SelectionSetNode? ProvidesOf(SelectionSetNode? provides, string fieldName)
    {
        if (provides is not null)
        {
            foreach (var selection in provides.Selections)
            {
                switch (selection)
                {
                    case FieldNode field when field.Name.Value == fieldName:
                        return field.SelectionSet ?? new SelectionSetNode([]);
                    case InlineFragmentNode inline when ProvidesOf(inline.SelectionSet, fieldName) is { } inner:
                        return inner;
                }
            }
        }

        return null;
    }

    private SelectionSetNode? ProvidesBelow(
        FetchDraft fetch,
        SelectionShape shape,
        SelectionField field,
        SourceField? definition
    ) =>
        definition?.Provides
        ?? (_provided.TryGetValue((fetch, shape), out var provided) ? ProvidesOf(provided, field.Name) : null);

    /// <summary>True if a fetch that passes through can select the field right there.</summary>
    private bool Serves(FetchDraft fetch, SelectionShape shape, string fieldName, out SourceField? definition)
    {
        definition = null;
        if (fetch.Source == FetchDraft.Gateway)
        {
            return fieldName == "id";
        }

        definition = _schema.FindField(shape.Types[0].Name, fieldName)?.In(fetch.Source);
        if (definition is null || definition.HasRequirements)
        {
            return false;
        }

        return !definition.IsExternal
            || (_provided.TryGetValue((fetch, shape), out var provided) && ProvidesOf(provided, fieldName) is not null);
    }

    private static bool CoversAllTypes(FetchDraft fetch, SelectionShape shape) =>
        fetch.TargetType is null || !ReferenceEquals(fetch.Target, shape) || shape.Types.Count == 1;

    private static bool IsAnsweredByGateway(SelectionField field) =>
        field.IsTypeName || field.Definition.Type.Named.IsIntrospectionType;

    private static string NameOf(TypeNode type) =>
        type switch
        {
            NonNullTypeNode nonNull => NameOf(nonNull.Type),
            ListTypeNode list => NameOf(list.Type),
            _ => ((NamedTypeNode)type).Name.Value,
        };

    /// <summary>How many leaves the client wants below.</summary>
    private static int CountLeaves(SelectionPlace? place)
    {
        var count = 0;
        foreach (var shape in place?.Shapes ?? [])
        {
            foreach (var field in shape.Fields)
            {
                count += field.Child is null ? (IsAnsweredByGateway(field) ? 0 : 1) : CountLeaves(field.Child);
            }
        }

        return count;
    }

    /// <summary>How many of them this source can serve without leaving it.</summary>
    private int CountServed(int source, SelectionPlace? place)
    {
        var count = 0;
        foreach (var shape in place?.Shapes ?? [])
        {
            foreach (var field in shape.Fields)
            {
                var definition = _schema.FindField(shape.Types[0].Name, field.Name)?.In(source);
                if (definition is { IsExternal: false, HasRequirements: false })
                {
                    count += field.Child is null ? 1 : CountServed(source, field.Child);
                }
            }
        }

        return count;
    }

    /// <summary>How many fields of a shape, not planned yet, this source could serve as well.</summary>
    private int CountOpenFields(SelectionShape shape, int source)
    {
        var count = 0;
        foreach (var field in shape.Fields)
        {
            if (
                field.Providers.Count == 0
                && _schema.FindField(shape.Types[0].Name, field.Name)?.In(source) is { IsExternal: false }
            )
            {
                count++;
            }
        }

        return count;
    }
}
