using Graph.Fusion.FieldSelectionMaps;
using Graph.Language;

namespace Graph.Fusion.Composition.Sources;

/// <summary>The value of <c>fields:</c> of <c>@key</c> and <c>@provides</c>: a selection set without its outer braces.</summary>
internal sealed class FieldSet
{
    private FieldSet(string? text, SelectionSetNode? selections, string? error)
    {
        Text = text;
        Selections = selections;
        Error = error;
    }

    /// <summary>The text; null if the argument is missing or no string.</summary>
    public string? Text { get; }

    /// <summary>The fields, if the text could be read.</summary>
    public SelectionSetNode? Selections { get; }

    /// <summary>What is wrong with the text, if it could not.</summary>
    public string? Error { get; }

    public static FieldSet? From(DirectiveNode? directive)
    {
        if (directive is null)
        {
            return null;
        }

        return directive.StringArgument("fields") is { } text ? Parse(text) : new FieldSet(null, null, null);
    }

    /// <summary>A set of fields that was worked out instead of written.</summary>
    public static FieldSet Of(SelectionSetNode selections) => new(Print(selections), selections, null);

    /// <summary>The fields as text without outer braces; equal exactly for equal sets in equal order.</summary>
    public static string Print(SelectionSetNode selections) =>
        string.Join(
            ' ',
            selections.Selections.Select(selection =>
                selection switch
                {
                    FieldNode field => FieldSelectionMapPrinter.Print(
                        new SelectedPathSegment(field.Name.Value, field.Arguments, null)
                    ) + (field.SelectionSet is { } inner ? $" {{ {Print(inner)} }}" : ""),
                    InlineFragmentNode fragment =>
                        $"... on {fragment.TypeCondition?.Name.Value} {{ {Print(fragment.SelectionSet)} }}",
                    _ => "",
                }
            )
        );

    public static FieldSet Parse(string text) =>
        Utf8GraphQLParser.TryParseSelections(text, null, out var selections, out var error)
            ? new FieldSet(text, selections, null)
            : new FieldSet(text, null, error.Message);
}
