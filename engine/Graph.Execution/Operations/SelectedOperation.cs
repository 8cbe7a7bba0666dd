using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Graph.Execution.Coercion;
using Graph.Language;
using Graph.Types;

namespace Graph.Execution.Operations;

/// <summary>
/// The operation of a valid document that a request names, with its fragments, its variables, and the variables that stand in
/// its conditions.
/// </summary>
internal class SelectedOperation
{
    private const int MaxConditions = 64;

    // A name that is not known is repeated to whoever sent it, and needs not be repeated in full.
    private const int MaxName = 256;

    private readonly FrozenDictionary<string, FragmentDefinitionNode> _fragments;
    private readonly FrozenDictionary<string, int> _variableIndexes;
    private readonly ulong _optionalConditions;

    private SelectedOperation(
        Schema schema,
        OperationDefinitionNode definition,
        ObjectType rootType,
        FrozenDictionary<string, FragmentDefinitionNode> fragments,
        ImmutableArray<VariableDefinition> variables
    )
    {
        Schema = schema;
        Definition = definition;
        RootType = rootType;
        Variables = variables;
        _fragments = fragments;
        var indexes = new Dictionary<string, int>(variables.Length, StringComparer.Ordinal);
        for (var i = 0; i < variables.Length; i++)
        {
            indexes.TryAdd(variables[i].Name, i);
        }

        _variableIndexes = indexes.ToFrozenDictionary(StringComparer.Ordinal);
        var conditions = new ConditionFinder(this);
        ConditionVariables = conditions.Variables;
        _optionalConditions = conditions.Optional;
        IsIncremental = conditions.IsIncremental;
    }

    /// <summary>The same operation, as the base of what is made of it.</summary>
    protected SelectedOperation(SelectedOperation selected)
    {
        Schema = selected.Schema;
        Definition = selected.Definition;
        RootType = selected.RootType;
        Variables = selected.Variables;
        ConditionVariables = selected.ConditionVariables;
        IsIncremental = selected.IsIncremental;
        _fragments = selected._fragments;
        _variableIndexes = selected._variableIndexes;
        _optionalConditions = selected._optionalConditions;
    }

    public Schema Schema { get; }

    public OperationDefinitionNode Definition { get; }

    public ObjectType RootType { get; }

    public ImmutableArray<VariableDefinition> Variables { get; }

    /// <summary>The variables that stand in conditions, by index; their place here is their bit in the mask.</summary>
    public ImmutableArray<int> ConditionVariables { get; }

    /// <summary>True if <c>@defer</c> or <c>@stream</c> stands in it.</summary>
    public bool IsIncremental { get; }

    /// <summary>Finds the operation to run.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="document">A valid document.</param>
    /// <param name="operationName">Which operation; null if there is only one.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="error">Otherwise why it cannot be run.</param>
    /// <remarks><see href="https://spec.graphql.org/September2025/#GetOperation()"/></remarks>
    public static bool TryCreate(
        Schema schema,
        DocumentNode document,
        string? operationName,
        [NotNullWhen(true)] out SelectedOperation? operation,
        [NotNullWhen(false)] out GraphQLError? error
    )
    {
        operation = null;
        if (!TryFind(document, operationName, out var definition, out error))
        {
            return false;
        }

        if (schema.RootType(definition.Operation) is not { } rootType)
        {
            var kind = definition.Operation.ToString().ToLowerInvariant();
            error = Refuse($"Schema is not configured to execute {kind} operation.", definition.Location);
            return false;
        }

        var fragments = new Dictionary<string, FragmentDefinitionNode>(StringComparer.Ordinal);
        foreach (var candidate in document.Definitions)
        {
            if (candidate is FragmentDefinitionNode fragment)
            {
                fragments.TryAdd(fragment.Name.Value, fragment);
            }
        }

        if (!TryDefineVariables(schema, definition, out var variables, out error))
        {
            return false;
        }

        operation = new SelectedOperation(
            schema,
            definition,
            rootType,
            fragments.ToFrozenDictionary(StringComparer.Ordinal),
            variables
        );
        if (operation.ConditionVariables.Length > MaxConditions)
        {
            error = new GraphQLError(
                $"The operation has more than {MaxConditions} variables in conditions such as @skip; send fewer at once."
            )
            {
                Code = ErrorCodes.LimitExceeded,
            };
            return false;
        }

        return true;
    }

    /// <summary>The fragment of this name, or null.</summary>
    public FragmentDefinitionNode? FindFragment(string name) => _fragments.GetValueOrDefault(name);

    /// <summary>The index of a variable's definition; -1 if it is not defined.</summary>
    public int IndexOf(VariableNode variable) => IndexOf(variable.Name.Value);

    /// <summary>The index of the definition of the variable with this name; -1 if it is not defined.</summary>
    public int IndexOf(string name) => _variableIndexes.GetValueOrDefault(name, -1);

    /// <summary>Adds the indexes of all variables in a value.</summary>
    public void CollectVariables(ValueNode value, SortedSet<int> variables)
    {
        // As deep as the parser allows.
        switch (value)
        {
            case VariableNode variable when IndexOf(variable) is >= 0 and var index:
                variables.Add(index);
                break;
            case ListValueNode list:
                foreach (var item in list.Items)
                {
                    CollectVariables(item, variables);
                }

                break;
            case ObjectValueNode fields:
                foreach (var field in fields.Fields)
                {
                    CollectVariables(field.Value, variables);
                }

                break;
        }
    }

    /// <summary>True if the argument <c>if</c> of a directive is.</summary>
    /// <param name="directive">The directive.</param>
    /// <param name="conditions">Which of <see cref="ConditionVariables"/> are true.</param>
    /// <param name="otherwise">What it is if it is not given.</param>
    public bool IsTrue(DirectiveNode directive, ulong conditions, bool otherwise)
    {
        foreach (var argument in directive.Arguments)
        {
            if (argument.Name.Value == "if")
            {
                return argument.Value switch
                {
                    BooleanValueNode constant => constant.Value,
                    VariableNode variable => ConditionVariables.IndexOf(IndexOf(variable)) is >= 0 and var bit
                        && (conditions >> bit & 1) != 0,
                    _ => false,
                };
            }
        }

        return otherwise;
    }

    /// <summary>Which conditions a set of variables makes true: a bit for each of <see cref="ConditionVariables"/>.</summary>
    public bool TryEvaluateConditions(VariableValues variables, out ulong mask, out GraphQLError? error)
    {
        mask = 0;
        error = null;
        for (var bit = 0; bit < ConditionVariables.Length; bit++)
        {
            switch (variables[ConditionVariables[bit]])
            {
                case true:
                case null when IsAbsentAndOptional(variables, bit):
                    mask |= 1UL << bit;
                    break;
                case not false:
                    var definition = Variables[ConditionVariables[bit]];
                    error = new GraphQLError(
                        $"Argument \"if\" of non-null type \"Boolean!\" must not be null, but variable "
                            + $"\"${definition.Name}\" is."
                    )
                    {
                        Locations = definition.Location.IsKnown ? [definition.Location] : [],
                        Code = ErrorCodes.BadUserInput,
                    };
                    return false;
            }
        }

        return true;
    }

    // The condition of @defer and @stream has a default, so its variable may be left out.
    private bool IsAbsentAndOptional(VariableValues variables, int bit) =>
        (_optionalConditions >> bit & 1) != 0 && !variables.IsProvided(ConditionVariables[bit]);

    private static bool TryFind(
        DocumentNode document,
        string? name,
        [NotNullWhen(true)] out OperationDefinitionNode? found,
        [NotNullWhen(false)] out GraphQLError? error
    )
    {
        found = null;
        error = null;
        foreach (var candidate in document.Definitions)
        {
            if (candidate is not OperationDefinitionNode operation)
            {
                continue;
            }

            if (string.IsNullOrEmpty(name))
            {
                if (found is not null)
                {
                    error = Refuse("Must provide operation name if query contains multiple operations.", Location.None);
                    return false;
                }

                found = operation;
            }
            else if (operation.Name?.Value == name)
            {
                found = operation;
                return true;
            }
        }

        if (found is null)
        {
            error = Refuse(
                string.IsNullOrEmpty(name)
                    ? "Must provide an operation."
                    : $"Unknown operation named \"{Shorten(name)}\".",
                Location.None
            );
            return false;
        }

        return true;
    }

    private static string Shorten(string name) => name.Length <= MaxName ? name : name[..MaxName] + "…";

    private static bool TryDefineVariables(
        Schema schema,
        OperationDefinitionNode operation,
        out ImmutableArray<VariableDefinition> variables,
        [NotNullWhen(false)] out GraphQLError? error
    )
    {
        error = null;
        variables = [];
        var builder = ImmutableArray.CreateBuilder<VariableDefinition>(operation.VariableDefinitions.Length);
        foreach (var node in operation.VariableDefinitions)
        {
            var name = node.Variable.Name.Value;
            if (Resolve(schema, node.Type) is not { IsInputType: true } type)
            {
                error = Refuse(
                    $"Variable \"${name}\" has a type that is not an input type of the schema.",
                    node.Type.Location
                );
                return false;
            }

            object? fallback = null;
            if (
                node.DefaultValue is { } literal
                && !LiteralCoercion.TryCoerce(literal, type, null, null, out fallback, out var problem)
            )
            {
                error = Refuse(
                    $"Variable \"${name}\" has invalid default value {ValueText.Of(literal)}. {problem}",
                    literal.Location
                );
                return false;
            }

            builder.Add(new VariableDefinition(name, type, node.DefaultValue is not null, fallback, node.Location));
        }

        variables = builder.MoveToImmutable();
        return true;
    }

    private static GraphType? Resolve(Schema schema, TypeNode node) =>
        node switch
        {
            NonNullTypeNode nonNull => Resolve(schema, nonNull.Type) is { IsNonNull: false } type
                ? new NonNullType(type)
                : null,
            ListTypeNode list => Resolve(schema, list.Type) is { } type ? new ListType(type) : null,
            NamedTypeNode named => schema.FindType(named.Name.Value),
            _ => null,
        };

    private static GraphQLError Refuse(string message, Location location) =>
        new(message) { Locations = location.IsKnown ? [location] : [], Code = ErrorCodes.BadRequest };
}
