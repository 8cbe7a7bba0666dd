using Graph.Language;

namespace Graph.Validation.Rules;

/// <summary>Every argument is defined by its field or directive.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Argument-Names"/></remarks>
internal sealed class KnownArgumentNames : ValidationRule
{
    /// <inheritdoc />
    public override void EnterArgument(ValidationContext context, ArgumentNode argument)
    {
        if (context.InputPosition is not null)
        {
            return;
        }

        var name = argument.Name.Value;
        if (context.InDirective)
        {
            if (context.Directive is { } directive)
            {
                var suggestion = context.DidYouMean(name, directive.Arguments.Select(known => known.Name));
                context.Report(
                    Name,
                    $"Unknown argument \"{name}\" on directive \"@{directive.Name}\".{suggestion}",
                    argument
                );
            }
        }
        else if (context.Field is { } field)
        {
            var suggestion = context.DidYouMean(name, field.Arguments.Select(known => known.Name));
            context.Report(
                Name,
                $"Unknown argument \"{name}\" on field \"{context.ParentType}.{field.Name}\".{suggestion}",
                argument
            );
        }
    }
}
