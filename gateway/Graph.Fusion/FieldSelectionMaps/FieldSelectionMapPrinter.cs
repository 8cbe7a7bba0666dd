using System.Text;
using Graph.Language;

namespace Graph.Fusion.FieldSelectionMaps;

/// <summary>Writes field selection maps as text; the same map always as the same text.</summary>
public static class FieldSelectionMapPrinter
{
    /// <summary>The text of a map.</summary>
    public static string Print(SelectedValue value)
    {
        var text = new StringBuilder();
        Write(text, value);
        return text.ToString();
    }

    /// <summary>The text of a field with its arguments, without its type condition.</summary>
    public static string Print(SelectedPathSegment segment)
    {
        var text = new StringBuilder();
        WriteField(text, segment);
        return text.ToString();
    }

    /// <summary>The text of a constant.</summary>
    public static string Print(ValueNode value) => SyntaxPrinter.Print(value);

    /// <summary>The text of one alternative.</summary>
    public static string Print(SelectedEntry entry) => Print(new SelectedValue([entry]));

    private static void Write(StringBuilder text, SelectedValue value)
    {
        for (var i = 0; i < value.Alternatives.Length; i++)
        {
            if (i > 0)
            {
                text.Append(" | ");
            }

            Write(text, value.Alternatives[i]);
        }
    }

    private static void Write(StringBuilder text, SelectedEntry entry)
    {
        if (entry.Path is { } path)
        {
            if (path.TypeCondition is { } type)
            {
                text.Append('<').Append(type).Append(">.");
            }

            for (var i = 0; i < path.Segments.Length; i++)
            {
                if (i > 0)
                {
                    text.Append('.');
                }

                WriteField(text, path.Segments[i]);
                if (path.Segments[i].TypeCondition is { } narrowed)
                {
                    text.Append('<').Append(narrowed).Append('>');
                }
            }

            if (entry.Object is not null)
            {
                text.Append('.');
            }
        }

        if (entry.Object is { } selectedObject)
        {
            text.Append("{ ");
            for (var i = 0; i < selectedObject.Fields.Length; i++)
            {
                if (i > 0)
                {
                    text.Append(", ");
                }

                var field = selectedObject.Fields[i];
                if (!IsShorthand(field))
                {
                    text.Append(field.Name).Append(": ");
                }

                Write(text, field.Value);
            }

            text.Append(" }");
        }

        if (entry.List is { } list)
        {
            text.Append('[');
            Write(text, list.Item);
            text.Append(']');
        }
    }

    private static bool IsShorthand(SelectedObjectField field) =>
        field.Value.Alternatives is [{ Object: null, List: null, Path: { TypeCondition: null, Segments: [var only] } }]
        && only.TypeCondition is null
        && only.FieldName == field.Name;

    private static void WriteField(StringBuilder text, SelectedPathSegment segment)
    {
        text.Append(segment.FieldName);
        if (segment.Arguments.IsEmpty)
        {
            return;
        }

        text.Append('(');
        for (var i = 0; i < segment.Arguments.Length; i++)
        {
            if (i > 0)
            {
                text.Append(", ");
            }

            text.Append(segment.Arguments[i].Name.Value).Append(": ");
            text.Append(SyntaxPrinter.Print(segment.Arguments[i].Value));
        }

        text.Append(')');
    }
}
