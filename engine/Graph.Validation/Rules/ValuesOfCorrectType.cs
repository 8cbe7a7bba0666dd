using Graph.Language;
using Graph.Types;

namespace Graph.Validation.Rules;

/// <summary>Literals fit the type of their position.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Values-of-Correct-Type"/></remarks>
internal sealed class ValuesOfCorrectType : ValidationRule
{
    /// <inheritdoc />
    public override void EnterValue(ValidationContext context, ValueNode value)
    {
        if (context.InputType is not { } type || context.InMisplacedList)
        {
            return;
        }

        if (value is NullValueNode)
        {
            if (type.IsNonNull)
            {
                context.Report(Name, $"Expected value of type \"{type}\", found null.", value);
            }

            return;
        }

        if (value is ListValueNode && type.Nullable is ListType)
        {
            return;
        }

        // A value that is no list stands for a list of one: it has to fit the innermost item.
        var item = type.Nullable;
        while (item is ListType list)
        {
            item = list.OfType.Nullable;
        }

        switch (item)
        {
            case InputObjectType inputObject when value is ObjectValueNode objectValue:
                CheckObject(context, inputObject, objectValue);
                break;
            case EnumType enumType:
                CheckEnum(context, enumType, type, value);
                break;
            case ScalarType scalar:
                CheckScalar(context, scalar, type, value);
                break;
            default:
                context.Report(
                    Name,
                    $"Expected value of type \"{type}\", found {SyntaxPrinter.Print(value, indented: false)}.",
                    value
                );
                break;
        }
    }

    private void CheckScalar(ValidationContext context, ScalarType scalar, GraphType type, ValueNode value)
    {
        if (!scalar.Coercion.TryParseLiteral(value, out _, out var error))
        {
            context.Report(
                Name,
                error ?? $"Expected value of type \"{type}\", found {SyntaxPrinter.Print(value, indented: false)}.",
                value
            );
        }
    }

    private void CheckEnum(ValidationContext context, EnumType type, GraphType position, ValueNode value)
    {
        if (value is not EnumValueNode literal)
        {
            var written = SyntaxPrinter.Print(value, indented: false);
            var meant = value is StringValueNode text
                ? context.DidYouMean(text.Value, type.Values.Select(known => known.Name), "the enum value")
                : "";
            context.Report(Name, $"Enum \"{type}\" cannot represent non-enum value: {written}.{meant}", value);
        }
        else if (type.FindValue(literal.Value) is null)
        {
            var meant = context.DidYouMean(literal.Value, type.Values.Select(known => known.Name), "the enum value");
            context.Report(Name, $"Value \"{literal.Value}\" does not exist in \"{type}\" enum.{meant}", value);
        }
    }

    private void CheckObject(ValidationContext context, InputObjectType type, ObjectValueNode value)
    {
        var given = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in value.Fields)
        {
            given.Add(field.Name.Value);
            if (type.FindField(field.Name.Value) is null)
            {
                var meant = context.DidYouMean(field.Name.Value, type.Fields.Select(known => known.Name));
                context.Report(Name, $"Field \"{field.Name.Value}\" is not defined by type \"{type}\".{meant}", field);
            }
        }

        foreach (var field in type.Fields)
        {
            if (field.IsRequired && !given.Contains(field.Name))
            {
                context.Report(
                    Name,
                    $"Field \"{type}.{field.Name}\" of required type \"{field.Type}\" was not provided.",
                    value
                );
            }
        }

        if (type.IsOneOf)
        {
            CheckOneOf(context, type, value);
        }
    }

    private void CheckOneOf(ValidationContext context, InputObjectType type, ObjectValueNode value)
    {
        if (value.Fields.Length != 1)
        {
            context.Report(Name, $"OneOf Input Object \"{type}\" must specify exactly one key.", value);
        }
        else if (value.Fields[0].Value is NullValueNode)
        {
            context.Report(Name, $"Field \"{type}.{value.Fields[0].Name.Value}\" must be non-null.", value);
        }
    }
}
