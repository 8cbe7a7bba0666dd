using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Graph.Fusion.Execution.Results;
using Graph.Fusion.Planning;
using Graph.Language;

namespace Graph.Fusion.Execution;

/// <summary>The client's variables of one request: checked, and forwarded as the client wrote them.</summary>
internal sealed class ClientVariables(QueryPlan plan, JsonElement values)
{
    /// <summary>The bits of the conditions that hold.</summary>
    public ulong Flags { get; } =
        plan.Conditions.Conditions.Count == 0
            ? 0
            : plan.Conditions.Evaluate(name => IsTrue(plan.Definition, values, name));

    /// <summary>True if one of the conditions of a mask holds, or it has none.</summary>
    public bool Includes(ulong mask) => mask == 0 || (Flags & mask) != 0;

    /// <summary>
    /// The raw value of a variable or argument literal as text, if it is a string; null if it is not one.
    /// </summary>
    public JsonElement? Find(string name) =>
        values.ValueKind == JsonValueKind.Object && values.TryGetProperty(name, out var value) ? value : null;

    /// <summary>The default that the operation declares for a variable; null if it declares none.</summary>
    public ValueNode? DefaultOf(string name) => DefaultOf(plan.Definition, name);

    /// <summary>Writes what an operation forwards of the client's variables, as members without braces.</summary>
    /// <returns>True if something was written.</returns>
    public bool WriteForwarded(PlannedOperation operation, PooledBytes output)
    {
        var any = false;
        foreach (var name in operation.ForwardedVariables)
        {
            if (Find(name) is not { } value)
            {
                // Absent stays absent: the default is part of the forwarded declaration.
                continue;
            }

            Name(output, name, ref any);
            output.Write(JsonMarshal.GetRawUtf8Value(value));
        }

        foreach (var (name, mask) in operation.ConditionVariables)
        {
            Name(output, name, ref any);
            output.Write(Includes(mask) ? "true"u8 : "false"u8);
        }

        return any;
    }

    private static void Name(PooledBytes output, string name, ref bool any)
    {
        output.Write(any ? ",\""u8 : "\""u8);
        var written = Encoding.UTF8.GetBytes(name, output.GetSpan(name.Length));
        output.Advance(written);
        output.Write("\":"u8);
        any = true;
    }

    private static bool IsTrue(OperationDefinitionNode operation, JsonElement values, string name)
    {
        if (values.ValueKind == JsonValueKind.Object && values.TryGetProperty(name, out var value))
        {
            return value.ValueKind == JsonValueKind.True;
        }

        return DefaultOf(operation, name) is BooleanValueNode { Value: true };
    }

    private static ValueNode? DefaultOf(OperationDefinitionNode operation, string name)
    {
        foreach (var definition in operation.VariableDefinitions)
        {
            if (definition.Variable.Name.Value == name)
            {
                return definition.DefaultValue;
            }
        }

        return null;
    }
}
