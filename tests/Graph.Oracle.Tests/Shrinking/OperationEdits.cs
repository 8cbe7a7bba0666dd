using System.Text;
using System.Text.RegularExpressions;
using Graph.Language;
using Graph.Oracle.Tests.Worlds;

namespace Graph.Oracle.Tests.Shrinking;

/// <summary>Smaller operations: each lacks something of the given one.</summary>
internal static class OperationEdits
{
    public static IEnumerable<WorldOperation> Of(WorldOperation operation)
    {
        var source = Encoding.UTF8.GetBytes(operation.Document);
        var document = Utf8GraphQLParser.Parse(source);
        var edits = new List<(int Start, int End, string Instead)>();
        foreach (var definition in document.Definitions)
        {
            switch (definition)
            {
                case OperationDefinitionNode one:
                    Visit(one.SelectionSet, source, document, edits);
                    break;
                case FragmentDefinitionNode fragment:
                    Visit(fragment.SelectionSet, source, document, edits);
                    break;
            }
        }

        // Large pieces first.
        foreach (var (start, end, instead) in edits.OrderByDescending(edit => edit.End - edit.Start))
        {
            var text =
                Encoding.UTF8.GetString(source, 0, start)
                + instead
                + Encoding.UTF8.GetString(source, end, source.Length - end);
            if (Clean(text) is { } clean)
            {
                yield return operation with
                {
                    Document = clean,
                };
            }
        }
    }

    private static void Visit(
        SelectionSetNode set,
        byte[] source,
        DocumentNode document,
        List<(int, int, string)> edits
    )
    {
        foreach (var selection in set.Selections)
        {
            if (set.Selections.Length > 1)
            {
                edits.Add((selection.Location.Start, selection.Location.End, " "));
            }

            CutAll(selection.Directives.Select(directive => directive.Location), edits);
            switch (selection)
            {
                case FieldNode field:
                    if (field.Alias is { } alias)
                    {
                        edits.Add((alias.Location.Start, field.Name.Location.Start, ""));
                    }

                    CutArguments(field, source, edits);
                    if (field.SelectionSet is { } inner)
                    {
                        Visit(inner, source, document, edits);
                        if (inner.Selections is not [FieldNode { Name.Value: "__typename" }])
                        {
                            edits.Add((inner.Location.Start, inner.Location.End, "{ __typename }"));
                        }
                    }

                    break;
                case InlineFragmentNode inline:
                    edits.Add((inline.Location.Start, inline.Location.End, Inside(inline.SelectionSet, source)));
                    Visit(inline.SelectionSet, source, document, edits);
                    break;
                case FragmentSpreadNode spread:
                    var fragment = document
                        .Definitions.OfType<FragmentDefinitionNode>()
                        .First(one => one.Name.Value == spread.Name.Value);
                    edits.Add(
                        (
                            spread.Location.Start,
                            spread.Location.End,
                            $"... on {fragment.TypeCondition.Name.Value} {{ {Inside(fragment.SelectionSet, source)} }}"
                        )
                    );
                    break;
            }
        }
    }

    private static string Inside(SelectionSetNode set, byte[] source) =>
        Encoding.UTF8.GetString(source, set.Location.Start + 1, set.Location.End - set.Location.Start - 2);

    private static void CutAll(IEnumerable<Location> locations, List<(int, int, string)> edits) =>
        edits.AddRange(locations.Select(at => (at.Start, at.End, "")));

    private static void CutArguments(FieldNode field, byte[] source, List<(int, int, string)> edits)
    {
        foreach (var argument in field.Arguments)
        {
            edits.Add(
                field.Arguments.Length > 1
                    ? (argument.Location.Start, argument.Location.End, "")
                    : Parenthesized(source, argument.Location.Start, argument.Location.End)
            );
        }
    }

    private static (int Start, int End, string Instead) Parenthesized(byte[] source, int start, int end) =>
        (Array.LastIndexOf(source, (byte)'(', start), Array.IndexOf(source, (byte)')', end) + 1, "");

    /// <summary>The text without what nothing uses any more; null if it is no document.</summary>
    private static string? Clean(string text)
    {
        while (true)
        {
            var source = Encoding.UTF8.GetBytes(text);
            if (!Utf8GraphQLParser.TryParse(source, ParserOptions.Default, out var document, out _))
            {
                return null;
            }

            (int Start, int End, string Instead)? cut = null;
            foreach (var definition in document.Definitions)
            {
                if (
                    definition is FragmentDefinitionNode fragment
                    && !Regex.IsMatch(text, $@"\.\.\.{fragment.Name.Value}\b")
                )
                {
                    cut = (fragment.Location.Start, fragment.Location.End, "");
                }
                else if (definition is OperationDefinitionNode operation)
                {
                    foreach (var variable in operation.VariableDefinitions)
                    {
                        var name = variable.Variable.Name.Value;
                        var uses = Regex.Count(text, $@"\${name}\b");
                        if (uses <= 1)
                        {
                            cut =
                                operation.VariableDefinitions.Length > 1
                                    ? (variable.Location.Start, variable.Location.End, "")
                                    : Whole(source, variable.Location);
                        }
                    }
                }
            }

            if (cut is not { } found)
            {
                return text.Trim();
            }

            text =
                Encoding.UTF8.GetString(source, 0, found.Start)
                + Encoding.UTF8.GetString(source, found.End, source.Length - found.End);
        }
    }

    // A default may have parentheses of its own in a text.
    private static (int Start, int End, string Instead) Whole(byte[] source, Location variable) =>
        Parenthesized(source, variable.Start, variable.End);
}
