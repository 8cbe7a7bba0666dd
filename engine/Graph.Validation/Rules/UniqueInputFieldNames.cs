using Graph.Language;

namespace Graph.Validation.Rules;

/// <summary>An input object gives a field once.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Input-Object-Field-Uniqueness"/></remarks>
internal sealed class UniqueInputFieldNames : ValidationRule
{
    /// <inheritdoc />
    public override void EnterValue(ValidationContext context, ValueNode value)
    {
        if (value is not ObjectValueNode { Fields.Length: > 1 } objectValue)
        {
            return;
        }

        var seen = new Dictionary<string, NameNode>(StringComparer.Ordinal);
        foreach (var field in objectValue.Fields)
        {
            var name = field.Name;
            if (!seen.TryAdd(name.Value, name))
            {
                context.Report(
                    Name,
                    $"There can be only one input field named \"{name.Value}\".",
                    seen[name.Value],
                    name
                );
            }
        }
    }
}
