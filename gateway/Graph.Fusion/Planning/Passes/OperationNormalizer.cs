using System.Collections.Immutable;
using Graph.Execution;
using Graph.Execution.Operations;
using Graph.Fusion.Planning.Drafts;
using Graph.Fusion.Planning.Incremental;
using Graph.Fusion.Schemas;
using Graph.Language;
using Graph.Types;

namespace Graph.Fusion.Planning.Passes;

/// <summary>
/// The first pass: turns a valid operation into a tree of places, shapes and fields, from which fragments are gone.
/// </summary>
internal sealed class OperationNormalizer
{
    private readonly FusionSchema _schema;
    private readonly PlanningOptions _options;
    private readonly ConditionTable _conditions = new();
    private readonly FieldCollection _collection;
    private readonly IReadOnlySet<string> _apart;
    private readonly IncrementalDeliveryFormat _delivery;
    private int _fieldCount;
    private int _shapeCount;

    private OperationNormalizer(
        FusionSchema schema,
        DocumentNode document,
        PlanningOptions options,
        IncrementalDeliveryFormat delivery,
        IReadOnlySet<string> apart
    )
    {
        _schema = schema;
        _delivery = delivery;
        _collection = new FieldCollection(
            schema,
            document,
            _conditions,
            IsIncremental ? options.MaxDeferredFragments : 0
        );
        _options = options;
        _apart = apart;
    }

    private bool IsIncremental => _delivery != IncrementalDeliveryFormat.None;

    /// <summary>Normalises an operation of a document that is valid for the public schema.</summary>
    /// <param name="schema">The composed graph.</param>
    /// <param name="document">The document.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="options">Limits.</param>
    /// <param name="delivery">How what is deferred is delivered; none if everything is delivered at once.</param>
    /// <param name="apart">The paths of places at which each object type needs a shape of its own.</param>
    /// <exception cref="PlanningException">The operation is too large or too deep.</exception>
    public static NormalizedOperation Normalize(
        FusionSchema schema,
        DocumentNode document,
        OperationDefinitionNode operation,
        PlanningOptions options,
        IncrementalDeliveryFormat delivery,
        IReadOnlySet<string> apart
    )
    {
        var rootType =
            schema.Execution.RootType(operation.Operation)
            ?? throw new PlanningException(
                $"The graph has no {operation.Operation.ToString().ToLowerInvariant()} operations.",
                ErrorCodes.BadRequest
            );
        var normalizer = new OperationNormalizer(schema, document, options, delivery, apart);
        var root = new PlaceDraft(null, rootType);
        normalizer.Fill(root, 0, [new ConditionalSet(operation.SelectionSet, ConditionTable.Always, null)]);
        return new NormalizedOperation(operation, root, normalizer._conditions, normalizer._shapeCount, delivery);
    }

    private void Fill(PlaceDraft place, int depth, List<ConditionalSet> sets)
    {
        if (depth > _options.MaxDepth)
        {
            throw new PlanningException(
                $"The operation nests fields deeper than {_options.MaxDepth} levels once its fragments are written out."
            );
        }

        var merging = place.Type is ObjectType || IsApart(place) ? null : new ShapeMerging(_schema);
        var collected = new List<List<CollectedField>>();
        foreach (var type in _schema.Execution.PossibleTypes(place.Type))
        {
            var fields = _collection.Collect(type, sets);
            var signature = "";
            if (merging?.TryShare(type, fields, out signature) ?? false)
            {
                continue;
            }

            var shape = new ShapeDraft(_shapeCount++, place, [type]) { Usages = _collection.Usages };
            place.Shapes.Add(shape);
            merging?.Add(signature, shape);
            collected.Add(fields);
        }

        for (var i = 0; i < collected.Count; i++)
        {
            foreach (var field in collected[i])
            {
                AddField(place.Shapes[i], depth, field);
            }
        }
    }

    private bool IsApart(PlaceDraft place) => _apart.Count > 0 && _apart.Contains(place.Path);

    private void AddField(ShapeDraft shape, int depth, CollectedField collected)
    {
        if (++_fieldCount > _options.MaxFields)
        {
            throw new PlanningException(
                $"The operation selects more than {_options.MaxFields} fields once its fragments are written out; split it."
            );
        }

        var first = collected.First;
        var definition = _schema.Execution.FindField(shape.Types[0], first.Name.Value);
        if (definition is null)
        {
            // Only possible if the document was not validated against the public schema.
            throw new PlanningException(
                $"There is no field '{first.Name.Value}' on '{shape.TypeName}'.",
                ErrorCodes.Validation
            );
        }

        var isIntrospection = definition.Type.Named.IsIntrospectionType;
        var field = new FieldDraft(
            shape,
            collected.ResponseName,
            definition,
            first.Arguments,
            _conditions.AnyOf(collected.Selections.Select(selection => selection.Condition)),
            isInternal: false,
            first.Location
        )
        {
            Positions = PositionsOf(collected),
            Usages = [.. collected.Selections.Select(selection => selection.Defer).Distinct()],
            Delivery = DeferUsageSet.Of(
                collected.Selections.ConvertAll(static selection => new FieldSelection(selection.Node, selection.Defer))
            ),
            Stream = IsIncremental && definition.Type.Nullable is ListType ? IncrementalUse.StreamOf(first) : null,
            IntrospectionNodes = isIntrospection ? [.. collected.Selections.Select(selection => selection.Node)] : [],
        };
        shape.Fields.Add(field);
        if (!isIntrospection && !definition.Type.IsLeaf)
        {
            field.Child = new PlaceDraft(field, definition.Type.Named);
            Fill(field.Child, depth + 1, SetsOf(collected));
        }
    }

    /// <summary>A field stands where the first selection is that applies; without conditions that is the first of all.</summary>
    private ImmutableArray<FieldPosition> PositionsOf(CollectedField collected)
    {
        var positions = ImmutableArray.CreateBuilder<FieldPosition>();
        var seen = new HashSet<int>();
        foreach (var (_, condition, _, order) in collected.Selections)
        {
            if (seen.Add(condition))
            {
                positions.Add(new FieldPosition(order, _conditions.AnyOf([condition])));
            }

            if (condition == ConditionTable.Always)
            {
                break;
            }
        }

        return positions.ToImmutable();
    }

    private static List<ConditionalSet> SetsOf(CollectedField collected)
    {
        // With one condition for all, the parent's presence already says that it holds.
        var condition = collected.Selections[0].Condition;
        var isOne = collected.Selections.TrueForAll(selection => selection.Condition == condition);
        var sets = new List<ConditionalSet>(collected.Selections.Count);
        foreach (var selection in collected.Selections)
        {
            if (selection.Node.SelectionSet is { } set)
            {
                var inner = isOne ? ConditionTable.Always : selection.Condition;
                sets.Add(new ConditionalSet(set, inner, selection.Defer));
            }
        }

        return sets;
    }
}
