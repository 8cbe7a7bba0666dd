using System.Text;
using Graph.Fuzz.Generators;
using Graph.Language;

namespace Graph.Fuzz.Targets;

/// <summary>Parts of documents by themselves: values, constant values, types, selections.</summary>
internal sealed class ValueTarget : FuzzTarget
{
    public override string Name => "values";

    public override string Claim =>
        "Any text is a value, a type or selections that print to themselves, or a located error.";

    public override byte[] Generate(Random random) =>
        Encoding.UTF8.GetBytes(
            random.From(
                random.OneOf(DocumentTexts.Value, DocumentTexts.Type, DocumentTexts.Selections),
                random.Next(4, 24)
            )
        );

    public override string Run(byte[] input)
    {
        var text = Utf8Text.Read(input);
        var bytes = Encoding.UTF8.GetBytes(text);
        var kinds = new StringBuilder();
        var isValue = Utf8GraphQLParser.TryParseValue(text, null, out var value, out var error);
        Note(isValue, value, error);
        if (value is not null)
        {
            RoundTrip.Check(value, printed => Utf8GraphQLParser.ParseValue(printed));
        }

        var isConstant = Utf8GraphQLParser.TryParseConstValue(text, null, out var constant, out error);
        Note(isConstant, constant, error);
        FuzzFailureException.ThrowUnless(
            !isConstant || SyntaxComparer.Instance.Equals(constant, value),
            "A constant value is not the same value.",
            () => $"{constant}\n{value}"
        );
        FuzzFailureException.ThrowUnless(
            isConstant || !isValue || text.Contains('$', StringComparison.Ordinal),
            "A value without a variable is not constant.",
            () => $"{value}\n{error}"
        );

        Note(Utf8GraphQLParser.TryParseType(text, null, out var type, out error), type, error);
        if (type is not null)
        {
            RoundTrip.Check(type, printed => Utf8GraphQLParser.ParseType(printed));
        }

        Note(Utf8GraphQLParser.TryParseSelections(text, null, out var selections, out error), selections, error);
        if (selections is not null)
        {
            RoundTrip.Check(selections, printed => Utf8GraphQLParser.ParseSelectionSet(printed));
        }

        return kinds.ToString();

        void Note(bool isRead, SyntaxNode? node, SyntaxError? problem)
        {
            if (isRead != node is not null || isRead != problem is null)
            {
                throw new FuzzFailureException("A text is neither read nor refused.", $"{node} {problem}");
            }

            if (problem is not null)
            {
                ParserTarget.CheckError(bytes, problem);
            }

            kinds.Append(node?.Kind.ToString() ?? problem!.Code).Append(' ');
        }
    }
}
