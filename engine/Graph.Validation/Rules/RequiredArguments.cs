using Graph.Language;

namespace Graph.Validation.Rules;

/// <summary>Arguments without a default that may not be null are given.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Required-Arguments"/></remarks>
internal sealed class RequiredArguments : ValidationRule
{
    /// <inheritdoc />
    public override string Name => "ProvidedRequiredArguments";

    /// <inheritdoc />
    public override void LeaveField(ValidationContext context, FieldNode field)
    {
        if (context.Field is not { } definition)
        {
            return;
        }

        foreach (var argument in definition.Arguments)
        {
            if (argument.IsRequired && !Contains(field.Arguments.AsSpan(), argument.Name))
            {
                context.Report(
                    Name,
                    $"Argument \"{definition.Coordinate}({argument.Name}:)\" of type \"{argument.Type}\" is required, but it was not provided.",
                    field
                );
            }
        }
    }

    /// <inheritdoc />
    public override void LeaveDirective(ValidationContext context, DirectiveNode directive)
    {
        if (context.Directive is not { } definition)
        {
            return;
        }

        foreach (var argument in definition.Arguments)
        {
            if (argument.IsRequired && !Contains(directive.Arguments.AsSpan(), argument.Name))
            {
                context.Report(
                    Name,
                    $"Argument \"@{definition.Name}({argument.Name}:)\" of type \"{argument.Type}\" is required, but it was not provided.",
                    directive
                );
            }
        }
    }

    private static bool Contains(ReadOnlySpan<ArgumentNode> arguments, string name)
    {
        foreach (var argument in arguments)
        {
            if (argument.Name.Value == name)
            {
                return true;
            }
        }

        return false;
    }
}
