using System.Buffers;
using System.Text.Json;
using Graph.Fusion.Schemas;

namespace Graph.Fusion.Planning;

/// <summary>
/// Writes a plan as Banana Cake Pop draws it: <c>{document, operation, rootNode}</c> with nodes of the types
/// <c>Sequence</c>, <c>Parallel</c>, <c>Resolve</c> and <c>ResolveByKeyBatch</c>. It knows no others: an unknown type
/// breaks its whole view.
/// </summary>
internal static class QueryPlanJson
{
    public static byte[] Write(QueryPlan plan, FusionSchema schema, ReadOnlySpan<byte> document)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("document", document);
            json.WriteString("operation", plan.Definition.Name?.Value);
            json.WritePropertyName("rootNode");
            json.WriteStartObject();
            json.WriteString("type", "Sequence");
            json.WriteStartArray("nodes");
            for (var wave = 0; wave < plan.Cost.Waves; wave++)
            {
                WriteWave(json, plan, schema, wave);
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteWave(Utf8JsonWriter json, QueryPlan plan, FusionSchema schema, int wave)
    {
        PlannedOperation[] operations =
        [
            .. plan.Groups.Where(group => group.Wave == wave).SelectMany(group => group.Operations),
        ];
        if (operations.Length > 1)
        {
            json.WriteStartObject();
            json.WriteString("type", "Parallel");
            json.WriteStartArray("nodes");
        }

        foreach (var operation in operations)
        {
            WriteOperation(json, schema, operation);
        }

        if (operations.Length > 1)
        {
            json.WriteEndArray();
            json.WriteEndObject();
        }
    }

    private static void WriteOperation(Utf8JsonWriter json, FusionSchema schema, PlannedOperation operation)
    {
        json.WriteStartObject();
        json.WriteString("type", operation.IsLookup ? "ResolveByKeyBatch" : "Resolve");
        json.WriteString("subgraph", schema.Sources[operation.Source].Name);
        json.WriteString("document", operation.Text);
        json.WriteNumber("selectionSetId", operation.Targets[0].Shape.Id);
        if (operation.RequiredMembers.Length > 0)
        {
            json.WriteStartArray("requires");
            foreach (var member in operation.RequiredMembers)
            {
                json.WriteStartObject();
                json.WriteString("variable", member.AsSpan(1..^2));
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}
