using System.Text;
using Graph.Fuzz.Generators;
using Graph.Language;
using Graph.Types;
using Graph.Types.Sdl;
using Graph.Validation;

namespace Graph.Fuzz.Targets;

/// <summary>Any document against several schemas.</summary>
internal sealed class ValidatorTarget : FuzzTarget
{
    private readonly Schema[] _schemas = [FuzzSchemas.Universe(), FuzzSchemas.Graph(), Grammar()];

    public override string Name => "validator";

    public override string Claim =>
        "Any document is valid or has located errors, the same for the same document however it is printed.";

    public override byte[] Generate(Random random) =>
        Encoding.UTF8.GetBytes(
            random.Next(3) == 0
                ? random.From(DocumentTexts.Executable, random.Next(4, 24))
                : new OperationTexts(random.Next(2) == 0 ? _schemas[0] : _schemas[1], random).Document()
        );

    public override string Run(byte[] input)
    {
        if (!Utf8GraphQLParser.TryParse(input, null, out var document, out _))
        {
            return "no document";
        }

        var kind = new StringBuilder();
        var printed = Utf8GraphQLParser.Parse(SyntaxPrinter.Print(document), ParserOptions.Schema);
        foreach (var schema in _schemas)
        {
            var errors = DocumentValidator.Validate(schema, document);
            foreach (var error in errors)
            {
                FuzzFailureException.ThrowUnless(
                    error.Message.Length is > 5 and < 2_000
                        && error.Locations.All(at => at.Start >= 0 && at.End <= input.Length && at.Line > 0),
                    "A validation error has no proper message or place.",
                    error.ToString
                );
                kind.Append(error.Extensions.GetValueOrDefault("rule") ?? error.Code).Append(' ');
            }

            var again = DocumentValidator.Validate(schema, printed);
            FuzzFailureException.ThrowUnless(
                errors.Select(error => error.Message).SequenceEqual(again.Select(error => error.Message)),
                "A document is judged otherwise when it is printed and read again.",
                () =>
                    $"{string.Join('\n', errors.Select(e => e.Message))}\n-----\n{string.Join('\n', again.Select(e => e.Message))}"
            );
            kind.Append('/');
        }

        return kind.ToString();
    }

    // The names that documents by the grammar alone use, so that some of them are valid.
    private static Schema Grammar() =>
        SchemaBuilder.BuildOrThrow(
            Utf8GraphQLParser.Parse(
                """
                type Query implements N0 { a(a: Int, b: [String]): String b: T0 c: [U!] id: ID! name(id: ID! = 1): T1 on: N0 }
                type Mutation { a: Int b: Query }
                type Subscription { a: Int b: Query }
                interface N0 { id: ID! }
                type T0 implements N0 { id: ID! a: Int b: T0 type: String _1: E }
                type T1 implements N0 { id: ID! a: String b: [T1!] query(input: I, a: J): T0 }
                type T2 { a: Int }
                union U = T0 | T1
                enum E { A B RED }
                input I { a: Int b: [I!] c: E = A id: ID! = 7 name: String }
                input J @oneOf { a: Int b: String }
                scalar S
                directive @d(a: Int if: Boolean) on FIELD | QUERY | FRAGMENT_DEFINITION | VARIABLE_DEFINITION
                directive @e(reason: [I]) repeatable on FIELD | INLINE_FRAGMENT | FRAGMENT_SPREAD
                """
            )
        );
}
