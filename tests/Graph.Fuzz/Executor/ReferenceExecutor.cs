using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;
using Graph.Execution.Resolvers;
using Graph.Language;
using Graph.Types;

namespace Graph.Fuzz.Executor;

/// <summary>
/// The execution of the specification, written down once more as its algorithms stand there: object by object, depth
/// first, with dictionaries. Slow and simple, so that it is right where the engine is fast.
/// </summary>
/// <remarks>
/// Where the specification leaves a choice, this one chooses as the engine documents: a position that becomes null has one
/// error, the first in the order of the response, and nothing below it has any.
/// <see href="https://spec.graphql.org/September2025/#sec-Execution"/>
/// </remarks>
internal sealed class ReferenceExecutor(Schema schema, DocumentNode document, World world)
{
    private readonly Dictionary<string, FragmentDefinitionNode> _fragments = document
        .Definitions.OfType<FragmentDefinitionNode>()
        .ToDictionary(fragment => fragment.Name.Value);

    private Dictionary<string, object?> _variables = [];

    /// <summary>ExecuteRequest.</summary>
    public ReferenceResponse Execute(JsonElement variables)
    {
        OperationDefinitionNode[] operations = [.. document.Definitions.OfType<OperationDefinitionNode>()];
        if (operations is not [var operation])
        {
            return ReferenceResponse.Refused;
        }

        try
        {
            _variables = ReferenceCoercion.Variables(schema, operation, variables);
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            return ReferenceResponse.Refused;
        }

        var outcome = ExecuteSelectionSet(schema.RootType(operation.Operation)!, null, [operation.SelectionSet], []);
        return outcome.Failure is { } failure
            ? new ReferenceResponse(false, null, [failure])
            : new ReferenceResponse(false, outcome.Value, outcome.Errors);
    }

    // ExecuteSelectionSet: every field; if one that may not be null fails, so does the object.
    private Outcome ExecuteSelectionSet(
        ObjectType type,
        Thing? parent,
        IEnumerable<SelectionSetNode> selectionSets,
        List<object> path
    )
    {
        var grouped = new List<(string ResponseName, List<FieldNode> Fields)>();
        var visited = new HashSet<string>();
        foreach (var selectionSet in selectionSets)
        {
            CollectFields(type, selectionSet, grouped, visited);
        }

        var result = new JsonObject();
        var errors = new List<ReferenceError>();
        ReferenceError? failure = null;
        foreach (var (responseName, fields) in grouped)
        {
            var outcome = ExecuteField(type, parent, fields, [.. path, responseName]);
            failure ??= outcome.Failure;
            errors.AddRange(outcome.Errors);
            result[responseName] = outcome.Value;
        }

        return failure is null ? new Outcome(result, null, errors) : new Outcome(null, failure, []);
    }

    // CollectFields.
    private void CollectFields(
        ObjectType type,
        SelectionSetNode selectionSet,
        List<(string ResponseName, List<FieldNode> Fields)> grouped,
        HashSet<string> visited
    )
    {
        foreach (var selection in selectionSet.Selections)
        {
            switch (selection)
            {
                case FieldNode field when IsIncluded(field.Directives):
                    var name = field.Alias?.Value ?? field.Name.Value;
                    var group = grouped.Find(group => group.ResponseName == name);
                    if (group.Fields is null)
                    {
                        group = (name, []);
                        grouped.Add(group);
                    }

                    group.Fields.Add(field);
                    break;
                case FragmentSpreadNode spread when IsIncluded(spread.Directives) && visited.Add(spread.Name.Value):
                    var fragment = _fragments[spread.Name.Value];
                    if (Applies(fragment.TypeCondition, type))
                    {
                        CollectFields(type, fragment.SelectionSet, grouped, visited);
                    }

                    break;
                case InlineFragmentNode inline
                    when IsIncluded(inline.Directives) && Applies(inline.TypeCondition, type):
                    CollectFields(type, inline.SelectionSet, grouped, visited);
                    break;
            }
        }
    }

    private bool IsIncluded(IEnumerable<DirectiveNode> directives)
    {
        foreach (var directive in directives)
        {
            if (directive.Name.Value is "skip" or "include")
            {
                var condition = directive.Arguments[0].Value switch
                {
                    VariableNode variable => (bool)_variables[variable.Name.Value]!,
                    var literal => ((BooleanValueNode)literal).Value,
                };
                if (condition == directive.Name.Value is "skip")
                {
                    return false;
                }
            }
        }

        return true;
    }

    private bool Applies(NamedTypeNode? condition, ObjectType type) =>
        condition is null || schema.IsPossibleType(schema.FindType(condition.Name.Value)!, type);

    // ExecuteField.
    private Outcome ExecuteField(ObjectType type, Thing? parent, List<FieldNode> fields, List<object> path)
    {
        if (fields[0].Name.Value == "__typename")
        {
            return new Outcome(type.Name, null, []);
        }

        var field = type.FindField(fields[0].Name.Value)!;
        object? value;
        try
        {
            var arguments = ReferenceCoercion.Arguments(field.Arguments, fields[0].Arguments, _variables);
            if (world.FailsAsAWhole(field))
            {
                throw new InvalidOperationException();
            }

            value = world.Resolve(parent, field, ArgumentText.Of(arguments));
        }
        catch (GraphQLException exception)
        {
            return Fail(field.Type, path, exception.Message);
        }
        catch (Exception exception)
            when (exception is FormatException or OverflowException or InvalidOperationException)
        {
            return Fail(field.Type, path, message: null);
        }

        return CompleteValue(field.Type, field, fields, value, path);
    }

    // CompleteValue.
    private Outcome CompleteValue(
        GraphType type,
        OutputField field,
        List<FieldNode> fields,
        object? value,
        List<object> path
    )
    {
        if (value is null)
        {
            return type.IsNonNull
                ? Fail(type, path, $"Cannot return null for non-nullable field {field.Coordinate}.")
                : new Outcome(null, null, []);
        }

        var outcome = type.Nullable switch
        {
            ListType list => CompleteList(list, field, fields, (IEnumerable)value, path),
            ScalarType or EnumType => CompleteLeaf(type.Named, value, path),
            _ when value is Alien => Fail(type, path, message: null),
            _ => ExecuteSelectionSet(
                (ObjectType)schema.FindType(((Thing)value).TypeName)!,
                (Thing)value,
                fields.Select(node => node.SelectionSet!),
                path
            ),
        };
        // An error of a part that may not be null ends here, if this may be null.
        return outcome.Failure is { } failure && !type.IsNonNull ? new Outcome(null, null, [failure]) : outcome;
    }

    private Outcome CompleteList(
        ListType type,
        OutputField field,
        List<FieldNode> fields,
        IEnumerable value,
        List<object> path
    )
    {
        var items = new List<object?>();
        try
        {
            foreach (var item in value)
            {
                items.Add(item);
            }
        }
        catch (InvalidOperationException)
        {
            return Fail(path);
        }

        if (value is IUnreliable)
        {
            return Fail(path);
        }

        var result = new JsonArray();
        var errors = new List<ReferenceError>();
        ReferenceError? failure = null;
        for (var i = 0; i < items.Count; i++)
        {
            var outcome = CompleteValue(type.OfType, field, fields, items[i], [.. path, i]);
            failure ??= outcome.Failure;
            errors.AddRange(outcome.Errors);
            result.Add(outcome.Value);
        }

        return failure is null ? new Outcome(result, null, errors) : new Outcome(null, failure, []);
    }

    private static Outcome CompleteLeaf(NamedType type, object value, List<object> path) =>
        value switch
        {
            double number when !double.IsFinite(number) => Fail(path),
            string name when type is EnumType enumType && enumType.FindValue(name) is null => Fail(path),
            int number => new Outcome(number, null, []),
            double number => new Outcome(number, null, []),
            bool flag => new Outcome(flag, null, []),
            // A lone surrogate is no text: the response has U+FFFD.
            _ => new Outcome(((string)value).Replace('\uD800', '\uFFFD'), null, []),
        };

    // A failure that its position turns into null, if it may be null.
    private static Outcome Fail(List<object> path) => new(null, new ReferenceError(PathOf(path), null), []);

    private static Outcome Fail(GraphType type, List<object> path, string? message)
    {
        var error = new ReferenceError(PathOf(path), message);
        return type.IsNonNull ? new Outcome(null, error, []) : new Outcome(null, null, [error]);
    }

    private static string PathOf(List<object> path) => JsonSerializer.Serialize(path);

    /// <summary>What became of a position.</summary>
    /// <param name="Value">Its value.</param>
    /// <param name="Failure">The error with which it fails what it is a part of; null if it does not.</param>
    /// <param name="Errors">The errors at and below it, if it does not.</param>
    private sealed record Outcome(JsonNode? Value, ReferenceError? Failure, List<ReferenceError> Errors);
}
