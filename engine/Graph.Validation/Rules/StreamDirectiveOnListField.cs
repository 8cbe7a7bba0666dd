using Graph.Language;
using Graph.Types;
using Graph.Types.Sdl;

namespace Graph.Validation.Rules;

/// <summary>Only lists are streamed.</summary>
/// <remarks><see href="https://github.com/graphql/graphql-spec/pull/1203"/>, Stream Directives Are Used On List Fields.</remarks>
internal sealed class StreamDirectiveOnListField : ValidationRule
{
    /// <inheritdoc />
    public override void EnterField(ValidationContext context, FieldNode field)
    {
        if (
            context is { Field: { } definition, ParentType: { } parent }
            && definition.Type.Nullable is not ListType
            && IncrementalUse.Find(context, field, IncrementalDirectives.StreamName) is { } directive
        )
        {
            context.Report(
                Name,
                $"Directive \"@stream\" cannot be used on non-list field \"{parent.Name}.{definition.Name}\".",
                directive
            );
        }
    }
}
