using Graph.Language;

namespace Graph.Validation.Rules;

/// <summary>An argument is given once.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Argument-Uniqueness"/></remarks>
internal sealed class UniqueArgumentNames : ValidationRule
{
    /// <inheritdoc />
    public override void EnterArguments(ValidationContext context, ReadOnlySpan<ArgumentNode> arguments)
    {
        if (arguments.Length < 2)
        {
            return;
        }

        var seen = new Dictionary<string, List<NameNode>>(StringComparer.Ordinal);
        foreach (var argument in arguments)
        {
            if (!seen.TryGetValue(argument.Name.Value, out var nodes))
            {
                seen[argument.Name.Value] = nodes = [];
            }

            nodes.Add(argument.Name);
        }

        foreach (var (name, nodes) in seen)
        {
            if (nodes.Count > 1)
            {
                context.Report(Name, $"There can be only one argument named \"{name}\".", [.. nodes]);
            }
        }
    }
}
