using Graph.Language;

namespace Graph.Validation.Rules;

/// <summary>Every fragment is used by some operation.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Fragments-Must-Be-Used"/></remarks>
internal sealed class NoUnusedFragments : ValidationRule
{
    /// <inheritdoc />
    public override void LeaveDocument(ValidationContext context, DocumentNode document)
    {
        var used = new HashSet<DefinitionNode>();
        var pending = new Stack<DefinitionNode>();
        foreach (var definition in document.Definitions)
        {
            if (definition is OperationDefinitionNode)
            {
                pending.Push(definition);
            }
        }

        while (pending.TryPop(out var definition))
        {
            foreach (var spread in context.UsesOf(definition).Spreads)
            {
                if (context.FindFragment(spread.Name.Value) is { } fragment && used.Add(fragment))
                {
                    pending.Push(fragment);
                }
            }
        }

        var names = used.Select(definition => ((FragmentDefinitionNode)definition).Name.Value).ToHashSet();
        foreach (var definition in document.Definitions)
        {
            if (definition is FragmentDefinitionNode fragment && !names.Contains(fragment.Name.Value))
            {
                context.Report(Name, $"Fragment \"{fragment.Name.Value}\" is never used.", fragment);
            }
        }
    }
}
