using System.Globalization;
using System.Text;

namespace Graph.Attacks.Tests.Catalogue;

/// <summary>One hostile request that is a document with its variables, so that every transport can carry it.</summary>
/// <param name="Name">What it does, as it stands in the table.</param>
/// <param name="Verdict">The code of its first error; <c>data</c> if it is answered because it is within the limits.</param>
/// <param name="Document">The document.</param>
internal sealed record Attack(string Name, string Verdict, string Document)
{
    public const string Answered = "data";
    public const string Unparsable = "GRAPHQL_PARSE_FAILED";
    public const string TooDeep = "DOCUMENT_IS_TOO_DEEP";
    public const string TooManyTokens = "DOCUMENT_HAS_TOO_MANY_TOKENS";
    public const string TooManyDirectives = "DOCUMENT_HAS_TOO_MANY_DIRECTIVES";
    public const string TooLongName = "DOCUMENT_HAS_TOO_LONG_NAME";
    public const string Invalid = "GRAPHQL_VALIDATION_FAILED";
    public const string BeyondLimit = "LIMIT_EXCEEDED";
    public const string BadInput = "BAD_USER_INPUT";
    public const string Malformed = "BAD_REQUEST";

    /// <summary>The variables as JSON; null for none.</summary>
    public string? Variables { get; init; }

    /// <summary>The operation to run; null for the only one.</summary>
    public string? Operation { get; init; }

    /// <summary>The document as no cache has seen it.</summary>
    public string Unseen() => $"{Document}#{Interlocked.Increment(ref _last).ToString(CultureInfo.InvariantCulture)}";

    public override string ToString() => Name;

    private static int _last;

    /// <summary>A text many times over.</summary>
    public static string Repeat(int count, string text) => Repeat(count, _ => text);

    /// <summary>A text for each number from 0.</summary>
    public static string Repeat(int count, Func<int, string> text)
    {
        var result = new StringBuilder();
        for (var i = 0; i < count; i++)
        {
            result.Append(text(i));
        }

        return result.ToString();
    }

    /// <summary>An opening so many times, what is inside, and as many closings.</summary>
    public static string Nest(int depth, string open, string inner, string close) =>
        Repeat(depth, open) + inner + Repeat(depth, close);
}
