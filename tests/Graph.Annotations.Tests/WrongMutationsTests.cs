namespace Graph.Annotations.Tests;

public sealed class WrongMutationsTests
{
    [Fact]
    public void A_mutation_that_may_fail_says_how() =>
        Says(
            "Undeclared.Rename: it gives back FieldResult<T> but does not say which errors are expected: add "
                + "[UserErrors(\"RenameError\", typeof(…))] to the method or its class, or [Error<T>].",
            typeof(Undeclared)
        );

    [MutationType]
    private static class Undeclared
    {
        public static FieldResult<Thing> Rename(string title) => new Thing(title);
    }

    [Fact]
    public void A_mutation_that_declares_errors_can_fail() =>
        Says(
            "Infallible.Rename: it declares errors but can only succeed: give back FieldResult<T>, declare exceptions that it "
                + "throws, or remove the declaration.",
            typeof(Infallible)
        );

    [MutationType]
    private static class Infallible
    {
        [Error<TakenError>]
        public static Thing Rename(string title) => new(title);
    }

    [Theory]
    [InlineData(typeof(Anything), "Exception")]
    [InlineData(typeof(Cancelling), "OperationCanceledException")]
    public void Not_every_exception_is_expected(Type mutation, string exception) =>
        Says(
            $"{mutation.Name}.Rename: [Error<{exception}>] would hide what nobody expects: name the exceptions that are expected.",
            mutation
        );

    [MutationType]
    private static class Anything
    {
        [Error<Exception>]
        public static Thing Rename(string title) => new(title);
    }

    [MutationType]
    private static class Cancelling
    {
        [Error<OperationCanceledException>]
        public static Thing Rename(string title) => new(title);
    }

    [Fact]
    public void An_exception_becomes_one_error() =>
        Says("Twice.Rename: TimeoutException becomes two errors: let one of them go.", typeof(Twice));

    [MutationType]
    private static class Twice
    {
        [Error<TimeoutException>, Error<LateError>]
        public static Thing Rename(string title) => new(title);
    }

    private sealed class LateError(TimeoutException exception) : UserError(exception.Message, "LATE");

    [Fact]
    public void What_makes_errors_takes_an_exception() =>
        Says("WrongFactory.CreateErrorFrom: it takes one exception and gives back a user error.", typeof(Factories));

    [MutationType]
    private static class Factories
    {
        [Error<WrongFactory>]
        public static FieldResult<Thing> Rename(string title) => new Thing(title);
    }

    private sealed class WrongFactory
    {
        public static UserError CreateErrorFrom(string message) => new LateError(new TimeoutException(message));
    }

    [Fact]
    public void An_expected_error_is_a_user_error() =>
        Says(
            "Foreign.Rename: Thing is no user error: derive it from UserError, or from the type given to AddErrorInterface.",
            typeof(Foreign)
        );

    [MutationType]
    private static class Foreign
    {
        [UserErrors("RenameError", typeof(Thing))]
        public static FieldResult<Thing> Rename(string title) => new Thing(title);
    }

    [Fact]
    public void A_union_of_errors_has_one_list_of_members() =>
        Says(
            "TwoLists.Close: the union 'ThingError' has the members TakenError elsewhere and TakenError, GoneError here: one "
                + "union has one list of members, in one order.",
            typeof(TwoLists)
        );

    [MutationType]
    private static class TwoLists
    {
        [UserErrors("ThingError", typeof(TakenError))]
        public static FieldResult<Thing> Rename(string title) => new Thing(title);

        [UserErrors("ThingError", typeof(TakenError), typeof(GoneError))]
        public static FieldResult<Thing> Close(string title) => new Thing(title);
    }

    [Fact]
    public void A_result_that_is_no_object_needs_a_name() =>
        Says(
            "Unnamed.Count: the payload's field has no name of its own, since the result is no object: give it one with "
                + "[PayloadField(\"…\")].",
            typeof(Unnamed)
        );

    [MutationType]
    private static class Unnamed
    {
        public static int Count(string title) => title.Length;
    }

    [Fact]
    public void A_mutation_is_no_batch_resolver() =>
        Says(
            "Batched.Rename: mutations run one after the other: [BatchResolver] has no meaning here.",
            typeof(Batched)
        );

    [MutationType]
    private static class Batched
    {
        [BatchResolver]
        public static IReadOnlyList<Thing> Rename(IReadOnlyList<string> title) => [new Thing(title[0])];
    }

    [Fact]
    public void A_field_result_is_for_mutations() =>
        Says(
            "QueryResult.Thing: FieldResult<T> is for mutations, whose payload has errors. A field of another type fails a row "
                + "with ResolverResult<T>, or throws a GraphQLException.",
            typeof(QueryResult)
        );

    [QueryType]
    private static class QueryResult
    {
        public static FieldResult<Thing> Thing() => new Thing("");
    }

    private sealed record Thing(string Title);

    private sealed class TakenError() : UserError("It is taken.", "TAKEN");

    private sealed class GoneError() : UserError("It is gone.", "GONE");

    private static void Says(string sentence, params Type[] types) =>
        Assert.Contains(sentence, Annotated.Problems(types).Split('\n'));
}
