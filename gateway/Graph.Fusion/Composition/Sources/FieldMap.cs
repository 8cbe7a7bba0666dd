using Graph.Fusion.FieldSelectionMaps;
using Graph.Language;

namespace Graph.Fusion.Composition.Sources;

/// <summary>The value of <c>field:</c> of <c>@is</c> and <c>@require</c>.</summary>
/// <param name="Text">The text; null if the argument is missing or no string.</param>
/// <param name="Value">The map, if the text could be read.</param>
/// <param name="Error">What is wrong with the text, if it could not.</param>
internal sealed record FieldMap(string? Text, SelectedValue? Value, FieldSelectionMapSyntaxError? Error)
{
    public static FieldMap? From(DirectiveNode? directive)
    {
        if (directive is null)
        {
            return null;
        }

        if (directive.StringArgument("field") is not { } text)
        {
            return new FieldMap(null, null, null);
        }

        return FieldSelectionMapParser.TryParse(text, out var value, out var error)
            ? new FieldMap(text, value, null)
            : new FieldMap(text, null, error);
    }
}
