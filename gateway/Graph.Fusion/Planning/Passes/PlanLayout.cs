using Graph.Fusion.Planning.Drafts;
using Graph.Fusion.Schemas;
using Graph.Language;

namespace Graph.Fusion.Planning.Passes;

/// <summary>The last pass: makes the immutable plan.</summary>
internal static class PlanLayout
{
    /// <summary>Makes the plan.</summary>
    public static QueryPlan Create(FusionSchema schema, DocumentNode document, PlanDraft draft, PlanCost cost)
    {
        RequirementConditions.Assign(draft);
        var parts = PartAssignment.Assign(draft);
        var shapes = new ShapeLayout(schema, draft);
        var fetches = FetchLayout.Create(schema, draft, shapes, parts);
        var root = shapes.Root;
        var introspection = Array.FindAll(root.Fields, field => field.Definition.Type.Named.IsIntrospectionType);
        return new QueryPlan
        {
            Definition = draft.Operation.Definition,
            Conditions = draft.Operation.Conditions,
            Shapes = shapes.Shapes,
            Root = root,
            Types = shapes.Types,
            Targets = fetches.Targets,
            Operations = fetches.Operations,
            Groups = fetches.Groups,
            EventLookups = fetches.EventLookups,
            NodeFields = Array.FindAll(
                root.Fields,
                field => schema.FindField(root.Types[0].Name, field.Name) is { IsResolvedByGateway: true }
            ),
            IntrospectionFields = introspection,
            IntrospectionDocument = IntrospectionDocument.Write(document, draft.Operation.Definition, introspection),
            Incremental = parts?.Plan,
            Cost = cost with { Fetches = fetches.Count, Requests = fetches.Groups.Length },
        };
    }
}
