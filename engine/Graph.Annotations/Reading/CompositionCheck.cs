using Graph.Annotations.Model;
using Graph.Language;
using Graph.Types;

namespace Graph.Annotations.Reading;

/// <summary>What composition would refuse later and can be seen here: selections that are none, and names that are empty.</summary>
internal static class CompositionCheck
{
    /// <summary>Checks the composite-schema directives of all types and fields.</summary>
    public static void Run(SchemaDraft schema)
    {
        foreach (var draft in schema.Drafts)
        {
            foreach (var directive in draft.Directives)
            {
                Check(directive, draft.RuntimeType is { } type ? Naming.CSharp(type) : draft.Name, schema.Problems);
            }

            foreach (var field in draft.Fields)
            {
                foreach (var directive in field.Directives)
                {
                    Check(directive, field.Source, schema.Problems);
                    CheckResult(directive, field, schema);
                }
            }
        }
    }

    private static void Check(DirectiveNode directive, string source, Problems problems)
    {
        if (directive.Arguments is not [{ Value: StringValueNode { Value: var text } }])
        {
            return;
        }

        switch (directive.Name.Value)
        {
            case "key" when WrongSelection(text) is { } error:
                problems.Add(source, $"[EntityKey(\"{text}\")] is no list of fields: {error}");
                break;
            case "provides" when WrongSelection(text) is { } error:
                problems.Add(source, $"[Provides(\"{text}\")] is no list of fields: {error}");
                break;
            case "override" when string.IsNullOrWhiteSpace(text):
                problems.Add(source, "[Override] names no source schema: say which one served the field until now.");
                break;
        }
    }

    private static void CheckResult(DirectiveNode directive, FieldDraft field, SchemaDraft schema)
    {
        if (directive.Name.Value == "provides" && schema.Find(field.Output.Name) is null or { Kind: TypeKind.Enum })
        {
            schema.Problems.Add(
                field.Source,
                $"[Provides] is for fields whose result has fields, and '{field.Output.Name}' has none."
            );
        }
    }

    private static string? WrongSelection(string text) =>
        Utf8GraphQLParser.TryParseSelections(text, ParserOptions.Default, out _, out var error) ? null : error.Message;
}
