using Graph.Language;
using Graph.Types;

namespace Graph.Validation.Rules;

/// <summary>A variable's type fits every position where it is used.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-All-Variable-Usages-Are-Allowed"/></remarks>
internal sealed class VariablesInAllowedPosition : ValidationRule
{
    /// <inheritdoc />
    public override void LeaveDocument(ValidationContext context, DocumentNode document)
    {
        foreach (var definition in document.Definitions)
        {
            if (definition is OperationDefinitionNode { VariableDefinitions.Length: > 0 } operation)
            {
                CheckOperation(context, operation);
            }
        }
    }

    private void CheckOperation(ValidationContext context, OperationDefinitionNode operation)
    {
        var declared = new Dictionary<string, (VariableDefinitionNode Node, GraphType Type)>(StringComparer.Ordinal);
        foreach (var variable in operation.VariableDefinitions)
        {
            if (TypeResolution.Resolve(context.Schema, variable.Type) is { } type)
            {
                declared[variable.Variable.Name.Value] = (variable, type);
            }
        }

        foreach (var reachable in context.Reachable(operation))
        {
            foreach (var use in context.UsesOf(reachable).Variables)
            {
                if (use.Type is { } expected && declared.TryGetValue(use.Variable.Name.Value, out var variable))
                {
                    Check(context, variable.Node, variable.Type, use, expected);
                }
            }
        }
    }

    private void Check(
        ValidationContext context,
        VariableDefinitionNode variable,
        GraphType type,
        VariableUse use,
        GraphType expected
    )
    {
        var name = use.Variable.Name.Value;
        if (!IsAllowed(variable, type, use, expected))
        {
            context.Report(
                Name,
                $"Variable \"${name}\" of type \"{type}\" used in position expecting type \"{expected}\".",
                variable,
                use.Variable
            );
        }

        if (use.InputObject is { IsOneOf: true } oneOf && !type.IsNonNull)
        {
            context.Report(
                Name,
                $"Variable \"${name}\" is of type \"{type}\" but must be non-nullable to be used for OneOf Input Object \"{oneOf}\".",
                variable,
                use.Variable
            );
        }
    }

    /// <remarks><see href="https://spec.graphql.org/September2025/#IsVariableUsageAllowed()"/></remarks>
    private static bool IsAllowed(VariableDefinitionNode variable, GraphType type, VariableUse use, GraphType expected)
    {
        if (expected is NonNullType nonNull && !type.IsNonNull)
        {
            var hasDefault = variable.DefaultValue is not (null or NullValueNode);
            var positionHasDefault = use.Position?.DefaultValue is not null;
            return (hasDefault || positionHasDefault) && AreCompatible(type, nonNull.OfType);
        }

        return AreCompatible(type, expected);
    }

    /// <remarks><see href="https://spec.graphql.org/September2025/#AreTypesCompatible()"/></remarks>
    private static bool AreCompatible(GraphType variable, GraphType position) =>
        (variable, position) switch
        {
            (NonNullType v, NonNullType p) => AreCompatible(v.OfType, p.OfType),
            (_, NonNullType) => false,
            (NonNullType v, _) => AreCompatible(v.OfType, position),
            (ListType v, ListType p) => AreCompatible(v.OfType, p.OfType),
            (ListType, _) or (_, ListType) => false,
            _ => ReferenceEquals(variable, position),
        };
}
