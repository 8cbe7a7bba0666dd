using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Graph.Execution;
using Graph.Execution.Coercion;
using Graph.Execution.Operations;
using Graph.Fusion.Execution.Fetching;
using Graph.Fusion.Execution.Results;
using Graph.Fusion.Planning;
using Graph.Fusion.Sources;

namespace Graph.Fusion.Execution;

/// <summary>
/// The client's variables of one request. What the gateway decides by (conditions, ids of nodes) is read as coerced; what
/// sources get is forwarded as the client wrote it.
/// </summary>
internal sealed class ClientVariables(QueryPlan plan, SelectedOperation operation, VariableValues values)
{
    private readonly ulong[] _flags = plan.Conditions.IsEmpty
        ? []
        : plan.Conditions.Evaluate(name => operation.IndexOf(name) is >= 0 and var index && values[index] is true);

    private SelectionField[]?[]? _fields;

    /// <summary>The fields that the request selects of objects of a shape, in the order of the response.</summary>
    public SelectionField[] FieldsOf(SelectionShape shape)
    {
        if (!shape.IsConditional)
        {
            return shape.ClientFields;
        }

        _fields ??= new SelectionField[plan.Shapes.Length][];
        return _fields[shape.Id] ??= Select(shape);
    }

    private SelectionField[] Select(SelectionShape shape)
    {
        var selected = new List<SelectionField>(shape.ClientFields.Length);
        foreach (var (field, condition) in shape.Positions)
        {
            if (Includes(condition) && !selected.Contains(field))
            {
                selected.Add(field);
            }
        }

        return [.. selected];
    }

    /// <summary>True if a condition of the plan holds.</summary>
    public bool Includes(int condition) =>
        condition == ConditionTable.Always || (_flags[condition >> 6] >> condition & 1) != 0;

    /// <summary>The coerced value of a variable, its default included; null if it has none.</summary>
    public object? ValueOf(string name) => operation.IndexOf(name) is >= 0 and var index ? values[index] : null;

    /// <summary>True if a variable was given, or has a default.</summary>
    public bool IsProvided(string name) => operation.IndexOf(name) is >= 0 and var index && values.IsProvided(index);

    /// <summary>Writes what an operation forwards of the client's variables, as members without braces.</summary>
    /// <returns>True if something was written.</returns>
    public bool WriteForwarded(PlannedOperation asked, PooledBytes output)
    {
        var any = false;
        foreach (var name in asked.ForwardedVariables)
        {
            if (values.Source.ValueKind != JsonValueKind.Object || !values.Source.TryGetProperty(name, out var value))
            {
                // Absent stays absent: the default is part of the forwarded declaration.
                continue;
            }

            Name(output, name, ref any);
            output.Write(JsonMarshal.GetRawUtf8Value(value));
        }

        foreach (var (name, condition) in asked.ConditionVariables)
        {
            Name(output, name, ref any);
            output.Write(Includes(condition) ? "true"u8 : "false"u8);
        }

        return any;
    }

    /// <summary>The files in what an operation forwards; null if there are none.</summary>
    public IReadOnlyList<SourceFile>? FilesOf(PlannedOperation asked, FileVariables files)
    {
        var found = new ForwardedFiles(files);
        foreach (var name in asked.ForwardedVariables)
        {
            if (values.Source.ValueKind == JsonValueKind.Object && values.Source.TryGetProperty(name, out var value))
            {
                found.Add(name, value);
            }
        }

        return found.Found.Count > 0 ? found.Found : null;
    }

    private static void Name(PooledBytes output, string name, ref bool any)
    {
        output.Write(any ? ",\""u8 : "\""u8);
        var written = Encoding.UTF8.GetBytes(name, output.GetSpan(name.Length));
        output.Advance(written);
        output.Write("\":"u8);
        any = true;
    }
}
