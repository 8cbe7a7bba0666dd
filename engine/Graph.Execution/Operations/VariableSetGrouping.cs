using System.Text;
using System.Text.Json;
using Graph.Execution.Coercion;
using Graph.Execution.Columns;
using Graph.Execution.Writing;
using Graph.Types;

namespace Graph.Execution.Operations;

/// <summary>
/// Parts the sets of variables of a batch into as few runs as possible. Sets can share a run if they differ only in the
/// arguments of root fields, since the root has a row for each of them and nothing else has.
/// </summary>
internal sealed class VariableSetGrouping(PreparedOperation operation, ExecutionOptions options)
{
    private const int MaxConditions = 64;

    private readonly Dictionary<ulong, CompiledOperation> _compiled = [];
    private readonly Dictionary<(ulong Conditions, string Nested), OperationRun> _groups = [];
    private readonly List<OperationRun> _runs = [];

    /// <summary>Coerces all sets; those that do not fit get their errors in <paramref name="result"/>.</summary>
    /// <returns>The runs, which <paramref name="result"/> owns.</returns>
    public List<OperationRun> Group(IReadOnlyList<JsonElement> sets, BatchResult result)
    {
        var values = options.MaxVariableValues;
        for (var index = 0; index < sets.Count; index++)
        {
            var coercion = new VariableCoercion(operation.Variables, options.MaxVariableErrors, values);
            var variables = coercion.Coerce(sets[index]);
            values = coercion.ValuesLeft;
            if (variables is null)
            {
                result.SetErrors(index, coercion.Errors!);
            }
            else if (
                operation.TryEvaluateConditions(variables, out var conditions, out var error)
                && Compile(conditions, out error) is { } compiled
            )
            {
                var run = FindRun(compiled, conditions, variables, index, result);
                result.SetRow(index, run, run.VariableSets.Count);
                run.VariableSets.Add(variables);
            }
            else
            {
                result.SetErrors(index, [error!]);
            }
        }

        return _runs;
    }

    // Each combination of conditions may have to be compiled: a batch must not ask for thousands.
    private CompiledOperation? Compile(ulong conditions, out GraphQLError? error)
    {
        error = null;
        if (_compiled.TryGetValue(conditions, out var compiled))
        {
            return compiled;
        }

        if (_compiled.Count >= MaxConditions)
        {
            error = new GraphQLError(
                $"The sets of variables combine @skip and @include in more than {MaxConditions} ways; send fewer at once."
            )
            {
                Code = ErrorCodes.LimitExceeded,
            };
            return null;
        }

        compiled = operation.Compile(conditions, out error);
        if (compiled is not null)
        {
            _compiled.Add(conditions, compiled);
        }

        return compiled;
    }

    private OperationRun FindRun(
        CompiledOperation compiled,
        ulong conditions,
        VariableValues variables,
        int index,
        BatchResult result
    )
    {
        var key = (conditions, NestedKey(compiled, variables, index));
        if (!_groups.TryGetValue(key, out var run))
        {
            run = compiled.RentRun();
            result.Own(run);
            _groups.Add(key, run);
            _runs.Add(run);
        }

        return run;
    }

    private static string NestedKey(CompiledOperation compiled, VariableValues variables, int index)
    {
        if (!HasValidRootArguments(compiled, variables))
        {
            // A set whose root arguments fail must not take others with it.
            return $"!{index}";
        }

        if (compiled.NestedVariables.IsEmpty)
        {
            return "";
        }

        var key = new StringBuilder();
        foreach (var variable in compiled.NestedVariables)
        {
            var name = compiled.Source.Variables[variable].Name;
            if (
                variables.Source.ValueKind == JsonValueKind.Object
                && variables.Source.TryGetProperty(name, out var json)
            )
            {
                key.Append(json.GetRawText());
            }

            key.Append('\0');
        }

        return key.ToString();
    }

    private static bool HasValidRootArguments(CompiledOperation compiled, VariableValues variables)
    {
        foreach (var field in compiled.Root.Fields)
        {
            if (field.Arguments is { Variables.IsEmpty: false } plan && !plan.TryCoerce(variables, out _, out _))
            {
                return false;
            }
        }

        return true;
    }
}
