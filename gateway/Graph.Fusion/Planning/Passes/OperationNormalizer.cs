using Graph.Fusion.Planning.Drafts;
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
    private readonly FieldCollection _collection;
    private int _fieldCount;
    private int _shapeCount;

    private OperationNormalizer(FusionSchema schema, FieldCollection collection, PlanningOptions options)
    {
        _schema = schema;
        _collection = collection;
        _options = options;
    }

    /// <summary>Normalises an operation of a document that is valid for the public schema.</summary>
    /// <exception cref="PlanningException">The operation is too large or too deep.</exception>
    public static NormalizedOperation Normalize(
        FusionSchema schema,
        DocumentNode document,
        OperationDefinitionNode operation,
        PlanningOptions options
    )
    {
        var rootType =
            schema.Execution.RootType(operation.Operation)
            ?? throw new PlanningException(
                $"The graph has no {operation.Operation.ToString().ToLowerInvariant()} operations.",
                ErrorCodes.BadRequest
            );
        var conditions = new ConditionTable();
        var collection = new FieldCollection(schema, document, conditions);
        var normalizer = new OperationNormalizer(schema, collection, options);
        var root = new PlaceDraft(null, rootType);
        normalizer.Fill(root, 0, [new ConditionalSet(operation.SelectionSet, ConditionTable.Always)]);
        return new NormalizedOperation(operation, root, conditions, normalizer._shapeCount);
    }

    private void Fill(PlaceDraft place, int depth, List<ConditionalSet> sets)
    {
        if (depth > _options.MaxDepth)
        {
            throw new PlanningException(
                $"The operation nests fields deeper than {_options.MaxDepth} levels once its fragments are written out."
            );
        }

        var merging = place.Type is ObjectType ? null : new ShapeMerging(_schema);
        var collected = new List<List<CollectedField>>();
        foreach (var type in _schema.Execution.PossibleTypes(place.Type))
        {
            var fields = _collection.Collect(type, sets);
            var signature = "";
            if (merging?.TryShare(type, fields, out signature) ?? false)
            {
                continue;
            }

            var shape = new ShapeDraft(_shapeCount++, place, [type]);
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
            MaskOf(collected),
            isInternal: false,
            first.Location
        )
        {
            IntrospectionNodes = isIntrospection ? [.. collected.Selections.Select(selection => selection.Node)] : [],
        };
        shape.Fields.Add(field);
        if (!isIntrospection && !definition.Type.IsLeaf)
        {
            field.Child = new PlaceDraft(field, definition.Type.Named);
            Fill(field.Child, depth + 1, SetsOf(collected));
        }
    }

    /// <summary>The conditions one of which must hold; 0 if a selection has none.</summary>
    private static ulong MaskOf(CollectedField collected)
    {
        var mask = 0ul;
        foreach (var (_, condition) in collected.Selections)
        {
            if (condition == ConditionTable.Always)
            {
                return 0;
            }

            mask |= 1ul << condition;
        }

        return mask;
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
                sets.Add(new ConditionalSet(set, isOne ? ConditionTable.Always : selection.Condition));
            }
        }

        return sets;
    }
}
