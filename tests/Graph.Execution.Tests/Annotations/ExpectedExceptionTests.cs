using Graph.Annotations;
using Graph.Execution.Tests.Testing;
using Graph.Types.Sdl;

namespace Graph.Execution.Tests.Annotations;

/// <summary>Exceptions of mutations that are errors of their payloads.</summary>
public sealed class ExpectedExceptionTests
{
    private static readonly RequestExecutor Executor = new(
        new AnnotatedSchemaBuilder().AddType(typeof(Queries)).AddType(typeof(Mutations)).Build()
    );

    [Fact]
    public void Each_is_a_type_of_the_graph()
    {
        var sdl = SchemaPrinter.Print(Executor.Schema);

        Assert.Contains("union RenameError = TitleTakenError | LockedError | ", sdl, StringComparison.Ordinal);
        Assert.Contains("type TitleTakenError implements UserError {", sdl, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("taken", "TitleTakenError", "The title is taken.", "TITLE_TAKEN")]
    [InlineData("taken again", "TitleTakenError", "The title is taken.", "TITLE_TAKEN")]
    [InlineData("locked", "LockedError", "Locked by Ada.", "LOCKED")]
    [InlineData("unknown", "UnknownBookError", "No book unknown.", "UNKNOWN_BOOK")]
    [InlineData("short", "ShortError", "Too short.", "SHORT")]
    public async Task Each_comes_out_as_data(string title, string type, string message, string code)
    {
        foreach (var mutation in new[] { "rename", "renameLater" })
        {
            Assert.Equal(
                $$$$"""{"data":{"m":{"book":null,"errors":[{"__typename":"{{{{type}}}}","message":"{{{{message}}}}","code":"{{{{code}}}}"}]}}}""",
                await ExecuteAsync(mutation, title)
            );
        }
    }

    [Fact]
    public async Task Several_at_once_are_several_errors()
    {
        var response = await ExecuteAsync("renameLater", "both");

        Assert.Contains("TitleTakenError", response, StringComparison.Ordinal);
        Assert.Contains("ShortError", response, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_expected_stays_an_error_of_the_response() =>
        Assert.Contains("INTERNAL_SERVER_ERROR", await ExecuteAsync("rename", "broken"), StringComparison.Ordinal);

    [Fact]
    public async Task A_success_has_no_errors() =>
        Assert.Equal(
            """{"data":{"m":{"book":{"title":"fine"},"errors":null}}}""",
            await ExecuteAsync("renameLater", "fine")
        );

    private static async Task<string> ExecuteAsync(string mutation, string title)
    {
        var document = $$"""
            mutation { m: {{mutation}}(input: { title: "{{title}}" }) {
              book { title }
              errors { __typename ... on UserError { message code } }
            } }
            """;
        using var result = await Executor.ExecuteAsync(TestGraph.Request(document, [null]), CancellationToken.None);
        return TestGraph.Text(result);
    }

    private sealed record Book(string Title);

    private class TitleTakenException() : Exception("The title is taken.");

    private sealed class TakenAgainException : TitleTakenException;

    private sealed class LockedException(string by) : Exception
    {
        public string By => by;
    }

    private sealed class LockedError(LockedException exception) : UserError($"Locked by {exception.By}.", "LOCKED");

    private sealed class UnknownBookError : UserError
    {
        private UnknownBookError(string title)
            : base($"No book {title}.", "UNKNOWN_BOOK") { }

        public static UnknownBookError CreateErrorFrom(KeyNotFoundException exception) => new(exception.Message);
    }

    private sealed class ShortError() : UserError("Too short.", "SHORT");

    private sealed class TitleErrors
    {
        public static ShortError CreateErrorFrom(ArgumentException _) => new();
    }

    [QueryType]
    private static class Queries
    {
        public static int Nothing() => 0;
    }

    [MutationType]
    private static class Mutations
    {
        [Error<TitleTakenException>, Error<LockedError>, Error<UnknownBookError>, Error<TitleErrors>]
        public static Book Rename(string title) => Checked(title);

        [Error<TitleTakenException>, Error<LockedError>, Error<UnknownBookError>, Error<TitleErrors>]
        public static async Task<FieldResult<Book>> RenameLater(string title)
        {
            await Task.Yield();
            return title == "both"
                ? throw new AggregateException(new TitleTakenException(), new ArgumentException("short"))
                : Checked(title);
        }

        private static Book Checked(string title) =>
            title switch
            {
                "taken" => throw new TitleTakenException(),
                "taken again" => throw new TakenAgainException(),
                "locked" => throw new LockedException("Ada"),
                "unknown" => throw new KeyNotFoundException(title),
                "short" => throw new ArgumentException("short"),
                "broken" => throw new InvalidOperationException("broken"),
                _ => new Book(title),
            };
    }
}
