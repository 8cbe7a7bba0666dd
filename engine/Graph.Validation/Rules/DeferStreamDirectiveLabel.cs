using Graph.Language;
using Graph.Types;

namespace Graph.Validation.Rules;

/// <summary>The labels of <c>@defer</c> and <c>@stream</c> are literals, and no two of a document are the same.</summary>
/// <remarks><see href="https://github.com/graphql/graphql-spec/pull/1203"/>, Defer And Stream Directive Labels Are Unique.</remarks>
internal sealed class DeferStreamDirectiveLabel : ValidationRule
{
    private readonly Dictionary<string, DirectiveNode> _known = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public override void EnterDirectives(
        ValidationContext context,
        ReadOnlySpan<DirectiveNode> directives,
        DirectiveLocation location
    )
    {
        foreach (var directive in directives)
        {
            var name = directive.Name.Value;
            if (!IncrementalUse.IsKnown(context, name))
            {
                continue;
            }

            switch (IncrementalUse.Argument(directive, "label"))
            {
                case null or NullValueNode:
                    break;
                case not StringValueNode:
                    context.Report(Name, $"Argument \"@{name}(label:)\" must be a static string.", directive);
                    break;
                case StringValueNode label when !_known.TryAdd(label.Value, directive):
                    context.Report(
                        Name,
                        "Value for arguments \"defer(label:)\" and \"stream(label:)\" must be unique across all Defer/Stream directive usages.",
                        _known[label.Value],
                        directive
                    );
                    break;
            }
        }
    }
}
