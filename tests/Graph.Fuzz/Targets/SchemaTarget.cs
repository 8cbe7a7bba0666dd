using System.Text;
using Graph.Fuzz.Generators;
using Graph.Language;
using Graph.Types.Sdl;

namespace Graph.Fuzz.Targets;

/// <summary>Schemas from text, and back to text.</summary>
internal sealed class SchemaTarget : FuzzTarget
{
    public override string Name => "schema";

    public override string Claim => "Any document is a schema that prints to itself, or has errors with sentences.";

    public override byte[] Generate(Random random) => SchemaTexts.Generate(random);

    public override string Run(byte[] input)
    {
        if (!Utf8GraphQLParser.TryParse(input, null, out var document, out var syntaxError))
        {
            return syntaxError.Code;
        }

        var kind = new StringBuilder();
        foreach (var options in (SchemaOptions[])[SchemaOptions.Default, SchemaOptions.SourceSchema])
        {
            var result = SchemaBuilder.Build(document, options);
            if (result.Schema is null)
            {
                foreach (var error in result.Errors)
                {
                    FuzzFailureException.ThrowUnless(
                        error.Message.Length is > 5 and < 5_000,
                        "A schema is refused without a proper reason.",
                        error.ToString
                    );
                    kind.Append(string.Concat(error.Message.Where(char.IsAsciiLetterLower)).AsSpan(0, 6));
                }

                FuzzFailureException.ThrowUnless(
                    !result.Errors.IsEmpty,
                    "A schema is refused without a reason.",
                    () => ""
                );
                continue;
            }

            var text = SchemaPrinter.Print(result.Schema);
            var again = BuildAgain(text, options);
            FuzzFailureException.ThrowUnless(
                SchemaPrinter.Print(again) == text,
                "A schema that is printed prints otherwise once more.",
                () => $"{text}\n--------\n{SchemaPrinter.Print(again)}"
            );
            kind.Append("valid ").Append(result.Schema.Types.Length / 4);
        }

        return kind.ToString();
    }

    private static Types.Schema BuildAgain(string text, SchemaOptions options)
    {
        if (!Utf8GraphQLParser.TryParse(text, ParserOptions.Schema, out var document, out var error))
        {
            throw new FuzzFailureException("A schema prints to a text that cannot be read.", $"{error}\n{text}");
        }

        var result = SchemaBuilder.Build(document, options);
        return result.Schema
            ?? throw new FuzzFailureException(
                "A schema prints to a text that is no schema.",
                $"{string.Join('\n', result.Errors)}\n{text}"
            );
    }
}
