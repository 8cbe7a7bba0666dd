using System.Collections.Immutable;
using Graph.Execution.Operations;
using Graph.Execution.Resolvers;
using Graph.Language;
using Graph.Types;

namespace Graph.Execution.Coercion;

/// <summary>How the arguments of one selected field get their values: coerced once if no variable stands in them.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#CoerceArgumentValues()"/></remarks>
internal sealed class ArgumentPlan
{
    private static readonly ArgumentPlan None = new() { Constant = ArgumentValues.Empty };

    private OutputField _field = null!;
    private FieldNode _selection = null!;
    private PreparedOperation _operation = null!;
    private ValueNode?[] _given = [];

    private ArgumentPlan() { }

    /// <summary>The arguments of every request; null if they depend on variables or are wrong.</summary>
    public ArgumentValues? Constant { get; private init; }

    /// <summary>The variables that stand in the arguments, by index; empty if none does.</summary>
    public ImmutableArray<int> Variables { get; private init; } = [];

    /// <summary>Plans the arguments of a selection.</summary>
    public static ArgumentPlan Create(OutputField field, FieldNode selection, PreparedOperation operation)
    {
        if (field.Arguments.IsEmpty)
        {
            return None;
        }

        var given = new ValueNode?[field.Arguments.Length];
        var variables = new SortedSet<int>();
        foreach (var argument in selection.Arguments)
        {
            if (field.FindArgument(argument.Name.Value) is { } definition)
            {
                given[definition.Index] = argument.Value;
                operation.CollectVariables(argument.Value, variables);
            }
        }

        var plan = new ArgumentPlan
        {
            _field = field,
            _selection = selection,
            _operation = operation,
            _given = given,
            Variables = [.. variables],
        };
        return variables.Count == 0 && plan.TryCoerce(VariableValues.Empty, out var constant, out _)
            ? new ArgumentPlan { Constant = constant }
            : plan;
    }

    /// <summary>The arguments for a set of variables, or what is wrong with them.</summary>
    public bool TryCoerce(VariableValues variables, out ArgumentValues values, out GraphQLError? error)
    {
        error = null;
        if (Constant is not null)
        {
            values = Constant;
            return true;
        }

        values = new ArgumentValues(_field.Arguments.Length);
        foreach (var argument in _field.Arguments)
        {
            var literal = _given[argument.Index];
            error = literal switch
            {
                VariableNode variable => CoerceVariable(argument, variable, variables, values),
                null => CoerceDefault(argument, values),
                _ => CoerceLiteral(argument, literal, variables, values),
            };
            if (error is not null)
            {
                return false;
            }
        }

        return true;
    }

    private GraphQLError? CoerceVariable(
        InputValue argument,
        VariableNode variable,
        VariableValues variables,
        ArgumentValues values
    )
    {
        var index = _operation.IndexOf(variable);
        if (index < 0 || !variables.IsProvided(index))
        {
            if (argument.DefaultValue is null && argument.Type.IsNonNull)
            {
                return Error(
                    $"Argument \"{argument.Name}\" of required type \"{argument.Type}\" was provided the variable "
                        + $"\"${variable.Name.Value}\" which was not provided a runtime value.",
                    variable.Location
                );
            }

            return CoerceDefault(argument, values);
        }

        var value = variables[index];
        if (value is null && argument.Type.IsNonNull)
        {
            return Error(
                $"Argument \"{argument.Name}\" of non-null type \"{argument.Type}\" must not be null.",
                variable.Location
            );
        }

        values.Set(argument.Index, value);
        return null;
    }

    private GraphQLError? CoerceDefault(InputValue argument, ArgumentValues values)
    {
        if (argument.DefaultValue is { } literal)
        {
            return CoerceLiteral(argument, literal, VariableValues.Empty, values);
        }

        return argument.Type.IsNonNull
            ? Error(
                $"Argument \"{argument.Name}\" of required type \"{argument.Type}\" was not provided.",
                _selection.Location
            )
            : null;
    }

    private GraphQLError? CoerceLiteral(
        InputValue argument,
        ValueNode literal,
        VariableValues variables,
        ArgumentValues values
    )
    {
        if (literal is NullValueNode && argument.Type.IsNonNull)
        {
            return Error(
                $"Argument \"{argument.Name}\" of non-null type \"{argument.Type}\" must not be null.",
                literal.Location
            );
        }

        if (LiteralCoercion.TryCoerce(literal, argument.Type, _operation, variables, out var value, out var problem))
        {
            values.Set(argument.Index, value);
            return null;
        }

        return Error(
            $"Argument \"{argument.Name}\" has invalid value {ValueText.Of(literal)}. {problem}".TrimEnd(),
            literal.Location
        );
    }

    private static GraphQLError Error(string message, Location location) =>
        new(message) { Locations = location.IsKnown ? [location] : [], Code = ErrorCodes.BadUserInput };
}
