using System.Text;
using System.Text.Json;
using Graph.Fusion.Schemas;
using Graph.Language;

namespace Graph.Fusion.Planning;

/// <summary>
/// The last pass: lays the fetches out for execution. Fetches of one source and wave with the same document become one
/// operation with several targets, the operations of one source and wave become one request.
/// </summary>
internal static class PlanLayout
{
    /// <summary>Makes the plan.</summary>
    public static QueryPlan Create(FusionSchema schema, DocumentNode document, PlanDraft draft, PlanCost cost)
    {
        var types = new PlanTypes();
        var root = draft.Operation.Root.Shapes[0];
        types.IdOf(root.Types[0]);
        var operations = new List<PlannedOperation>();
        var groups = new List<(int Source, int Wave, List<PlannedOperation> Operations)>();
        var byText = new Dictionary<(int, int, string), (PlannedOperation Operation, List<PlannedTarget> Targets)>();
        var targets = new Dictionary<FetchDraft, PlannedTarget>();
        var fetches = draft.Fetches.FindAll(fetch => fetch.Source != FetchDraft.Gateway);
        fetches.Sort(
            static (a, b) =>
                a.Wave != b.Wave ? a.Wave.CompareTo(b.Wave)
                : a.Source != b.Source ? a.Source.CompareTo(b.Source)
                : a.Id.CompareTo(b.Id)
        );
        foreach (var fetch in fetches)
        {
            var written = SourceOperationWriter.Write(schema, draft.Operation, fetch, withRequirements: true, types);
            var reduced = WithoutRequirements(schema, draft.Operation, fetch, written, types);
            // Roots are asked once; only lookups have rows that can be put together.
            var key = (fetch.Source, fetch.Wave, fetch.Lookup is null ? $"{fetch.Id} {written.Text}" : written.Text);
            if (!byText.TryGetValue(key, out var known))
            {
                var fallback = reduced is null ? null : Operation(operations, fetch, reduced, null, isFallback: true);
                var operation = Operation(operations, fetch, written, fallback);
                byText.Add(key, known = (operation, []));
                GroupOf(groups, fetch).Add(operation);
            }

            var target = new PlannedTarget
            {
                Id = targets.Count,
                Shape = fetch.Target,
                TypeId = fetch.TargetType is null ? -1 : types.IdOf(fetch.TargetType),
                Values = [.. written.Required.Select(required => required.Value.Value)],
                Read = written.Read,
                FallbackRead = reduced?.Read,
                ProvesExistence = fetch.ProvesExistence,
                Operation = known.Operation,
                Group = groups.FindIndex(group => group.Source == fetch.Source && group.Wave == fetch.Wave),
            };
            known.Targets.Add(target);
            targets.Add(fetch, target);
        }

        foreach (var (fetch, target) in targets)
        {
            target.Dependencies =
            [
                .. fetch.Dependencies.Where(targets.ContainsKey).Select(other => targets[other].Id).Order(),
            ];
        }

        foreach (var (operation, ofOperation) in byText.Values)
        {
            operation.Targets = [.. ofOperation];
            operation.Fallback?.Targets = operation.Targets;
        }

        var shapes = new SelectionShape[draft.ShapeCount];
        Collect(draft.Operation.Root, shapes, types);
        SelectionField[] introspection =
        [
            .. root.Fields.Where(field => field.Definition.Type.Named.IsIntrospectionType),
        ];
        return new QueryPlan
        {
            Definition = draft.Operation.Definition,
            Conditions = draft.Operation.Conditions,
            Shapes = shapes,
            Root = root,
            Types = types.ToArray(),
            Targets = [.. targets.Values],
            Operations = [.. operations],
            Groups =
            [
                .. groups.Select((group, id) => new PlannedGroup(id, group.Source, group.Wave, [.. group.Operations])),
            ],
            NodeFields =
            [
                .. root.Fields.Where(field =>
                    schema.FindField(root.Types[0].Name, field.Name) is { IsResolvedByGateway: true }
                ),
            ],
            IntrospectionFields = introspection,
            IntrospectionDocument = introspection.Length == 0 ? null : IntrospectionOf(document, draft, introspection),
            Cost = cost with { Fetches = byText.Count, Requests = groups.Count },
        };
    }

    /// <summary>A document of the introspection fields alone; their conditions are the plan's.</summary>
    private static byte[] IntrospectionOf(DocumentNode document, PlanDraft draft, SelectionField[] fields)
    {
        var definition = draft.Operation.Definition;
        var selections = new List<SelectionNode>();
        foreach (var field in fields)
        {
            foreach (var node in field.IntrospectionNodes)
            {
                selections.Add(new FieldNode(node.Alias, node.Name, node.Arguments, [], node.SelectionSet));
            }
        }

        var operation = new OperationDefinitionNode(
            definition.Operation,
            definition.Name,
            definition.VariableDefinitions,
            [],
            new SelectionSetNode([.. selections]),
            null
        );
        DefinitionNode[] definitions = [operation, .. document.Definitions.OfType<FragmentDefinitionNode>()];
        return Encoding.UTF8.GetBytes(SyntaxPrinter.Print(new DocumentNode([.. definitions]), indented: false));
    }

    private static SourceOperation? WithoutRequirements(
        FusionSchema schema,
        NormalizedOperation operation,
        FetchDraft fetch,
        SourceOperation written,
        PlanTypes types
    )
    {
        if (fetch.Lookup is null || written.Required.Length == written.KeyCount)
        {
            return null;
        }

        var reduced = SourceOperationWriter.Write(schema, operation, fetch, withRequirements: false, types);
        return reduced.Read.Fields.Length == 0 ? null : reduced;
    }

    private static List<PlannedOperation> GroupOf(
        List<(int Source, int Wave, List<PlannedOperation> Operations)> groups,
        FetchDraft fetch
    )
    {
        foreach (var group in groups)
        {
            if (group.Source == fetch.Source && group.Wave == fetch.Wave)
            {
                return group.Operations;
            }
        }

        groups.Add((fetch.Source, fetch.Wave, []));
        return groups[^1].Operations;
    }

    private static PlannedOperation Operation(
        List<PlannedOperation> operations,
        FetchDraft fetch,
        SourceOperation written,
        PlannedOperation? fallback,
        bool isFallback = false
    )
    {
        var operation = new PlannedOperation
        {
            Id = operations.Count,
            Source = fetch.Source,
            Text = written.Text,
            RequestStart = Encoding.UTF8.GetBytes(
                $"{{\"query\":{JsonSerializer.Serialize(written.Text)},\"variables\":"
            ),
            IsMutation = fetch.Operation == OperationType.Mutation,
            Path = [.. written.Path.Select(Encoding.UTF8.GetBytes)],
            ForwardedVariables = written.Forwarded,
            ConditionVariables = written.Conditions,
            RequiredMembers = [.. written.Required.Select(required => Encoding.UTF8.GetBytes($"\"{required.Name}\":"))],
            RequiredNonNull = [.. written.Required.Select(required => required.Value.Type is NonNullTypeNode)],
            KeyCount = written.KeyCount,
            Mask = written.Mask,
            Fallback = fallback,
            IsFallback = isFallback,
        };
        operations.Add(operation);
        return operation;
    }

    /// <summary>Walks all places; the depth is that of the operation, which the parser limits.</summary>
    private static void Collect(SelectionPlace place, SelectionShape[] shapes, PlanTypes types)
    {
        foreach (var shape in place.Shapes)
        {
            shapes[shape.Id] = shape;
            shape.Freeze();
            foreach (var type in shape.Types)
            {
                types.IdOf(type);
            }

            foreach (var field in shape.Fields)
            {
                if (field.Child is not null)
                {
                    Collect(field.Child, shapes, types);
                }
            }
        }
    }
}
