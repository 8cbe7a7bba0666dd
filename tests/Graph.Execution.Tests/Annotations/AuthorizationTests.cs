using System.Text;
using System.Text.Json;
using Graph.Annotations;
using Graph.Execution.Authorization;
using Graph.Execution.Resolvers;
using Graph.Execution.Tests.Testing;
using Graph.Types;
using Graph.Types.Sdl;

namespace Graph.Execution.Tests.Annotations;

/// <summary>Fields that not everybody may see.</summary>
public sealed class AuthorizationTests
{
    private static readonly RequestExecutor Executor = new(Schema());

    private static Schema Schema()
    {
        var builder = new AnnotatedSchemaBuilder();
        foreach (var type in typeof(AuthorizationTests).GetNestedTypes(System.Reflection.BindingFlags.NonPublic))
        {
            builder.AddType(type);
        }

        return builder.Build();
    }

    [Fact]
    public async Task A_field_that_the_viewer_may_not_see_is_an_error_and_is_not_resolved()
    {
        var handler = new Handler();

        var response = await ExecuteAsync("{ open secret }", handler);

        Assert.Equal("open", $"{response.GetProperty("data").GetProperty("open")}");
        Assert.Equal(JsonValueKind.Null, response.GetProperty("data").GetProperty("secret").ValueKind);
        var error = Assert.Single(response.GetProperty("errors").EnumerateArray());
        Assert.Equal("AUTH_NOT_AUTHORIZED", $"{error.GetProperty("extensions").GetProperty("code")}");
        Assert.Equal("""["secret"]""", $"{error.GetProperty("path")}");
        Assert.Equal("You are not allowed to see 'Query.secret'.", $"{error.GetProperty("message")}");
    }

    [Fact]
    public async Task A_viewer_who_may_sees_it() =>
        Assert.Equal(
            """{"open":"open","secret":"secret"}""",
            $"{(await ExecuteAsync("{ open secret }", new Handler { May = ["secrets"] })).GetProperty("data")}"
        );

    [Fact]
    public async Task Nobody_who_is_not_signed_in_sees_what_asks_for_more()
    {
        var response = await ExecuteAsync("{ secret }", new Handler { IsSignedIn = false });

        Assert.Equal("AUTH_NOT_AUTHENTICATED", Code(response));
    }

    [Fact]
    public async Task One_decision_holds_for_all_objects_at_a_place()
    {
        var handler = new Handler { May = ["staff"] };

        await ExecuteAsync("{ people { salary } }", handler);

        Assert.Equal(1, handler.Asked);
    }

    [Theory]
    [InlineData("{ people { name } }")]
    [InlineData("{ people { ... on Named { name } } }")]
    [InlineData("{ named { name } }")]
    [InlineData("{ named { ... on Named { ... on Employee { name } } } }")]
    [InlineData("{ either { ... on Named { name } } }")]
    public async Task A_guarded_type_is_guarded_by_whatever_way_one_comes_to_it(string query)
    {
        var response = await ExecuteAsync(query, new Handler());

        Assert.Equal("AUTH_NOT_AUTHORIZED", Code(response));
        Assert.DoesNotContain("Ada", $"{response.GetProperty("data")}");
    }

    [Fact]
    public async Task What_an_interface_asks_for_holds_for_the_types_that_implement_it()
    {
        var response = await ExecuteAsync("{ guest { address } }", new Handler());

        Assert.Equal("AUTH_NOT_AUTHORIZED", Code(response));
        Assert.Equal(
            """{"guest":{"name":"Bob"}}""",
            $"{(await ExecuteAsync("{ guest { name } }", new Handler())).GetProperty("data")}"
        );
    }

    [Fact]
    public async Task All_that_is_asked_for_is_needed()
    {
        Assert.Equal(
            "AUTH_NOT_AUTHORIZED",
            Code(await ExecuteAsync("{ people { salary } }", new Handler { May = ["money"] }))
        );
        Assert.Equal(
            "AUTH_NOT_AUTHORIZED",
            Code(await ExecuteAsync("{ people { bonus } }", new Handler { May = ["staff"] }))
        );
        var response = await ExecuteAsync("{ people { bonus } }", new Handler { May = ["staff", "money"] });
        Assert.Equal("""{"people":[{"bonus":7},{"bonus":7}]}""", $"{response.GetProperty("data")}");
    }

    [Fact]
    public async Task A_mutation_that_the_viewer_may_not_call_changes_nothing()
    {
        var before = Mutations.Calls;

        var response = await ExecuteAsync(
            "mutation { erase(input: { name: \"a\" }) { guest { name } } }",
            new Handler()
        );

        Assert.Equal("AUTH_NOT_AUTHORIZED", Code(response));
        Assert.Equal(before, Mutations.Calls);
    }

    [Fact]
    public async Task A_subscription_that_the_viewer_may_not_see_does_not_begin()
    {
        await using var result = await Executor.ExecuteAsync(
            Request("subscription { erased }", new Handler()),
            CancellationToken.None
        );

        Assert.Null(result.Subsequent);
        Assert.Contains("AUTH_NOT_AUTHORIZED", TestGraph.Text(result), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_anything_that_decides_nothing_is_shown()
    {
        var response = await ExecuteAsync("{ secret }", null);

        Assert.Equal("INTERNAL_SERVER_ERROR", Code(response));
    }

    [Fact]
    public void The_text_of_the_schema_does_not_show_it() =>
        Assert.DoesNotContain("authorize", SchemaPrinter.Print(Executor.Schema), StringComparison.OrdinalIgnoreCase);

    private static string Code(JsonElement response) =>
        $"{response.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code")}";

    private static OperationRequest Request(string query, Handler? handler) =>
        new()
        {
            Document = Encoding.UTF8.GetBytes(query),
            Services = new Services(handler),
            AcceptsSubscription = true,
        };

    private static async Task<JsonElement> ExecuteAsync(string query, Handler? handler)
    {
        using var result = await Executor.ExecuteAsync(Request(query, handler), CancellationToken.None);
        using var response = JsonDocument.Parse(TestGraph.Text(result));
        return response.RootElement.Clone();
    }

    private sealed class Services(Handler? handler) : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType == typeof(IAuthorizationHandler) ? handler : null;
    }

    [GraphQLIgnore]
    private sealed class Handler : IAuthorizationHandler
    {
        public bool IsSignedIn { get; init; } = true;

        public string[] May { get; init; } = [];

        public int Asked { get; private set; }

        public ValueTask<AuthorizeResult> AuthorizeAsync(
            ResolverContext context,
            AuthorizeDirective directive,
            CancellationToken cancellationToken
        )
        {
            Asked++;
            return new(
                !IsSignedIn ? AuthorizeResult.NotAuthenticated
                : May.Contains(directive.Policy) ? AuthorizeResult.Allowed
                : AuthorizeResult.NotAllowed
            );
        }
    }

    [InterfaceType]
    private interface INamed
    {
        string? Name { get; }
    }

    [InterfaceType]
    private interface IAddressed
    {
        [Authorize("addresses")]
        string? Address { get; }
    }

    [UnionType]
    private interface IEither;

    [Authorize("staff")]
    private sealed record Employee(string? Name, int? Salary) : INamed, IEither;

    private sealed record Guest(string? Name, string? Address) : INamed, IAddressed;

    [ObjectType<Employee>]
    private static class EmployeeFields
    {
        [Authorize("money")]
        public static int? Bonus([Parent] Employee employee) => employee.Salary is null ? null : 7;
    }

    [QueryType]
    private static class Queries
    {
        public static string Open() => "open";

        [Authorize("secrets")]
        public static string? Secret() => "secret";

        public static IReadOnlyList<Employee> People() => [new("Ada", 1), new("Ada", 2)];

        public static INamed? Named() => new Employee("Ada", 1);

        public static IEither? Either() => new Employee("Ada", 1);

        public static Guest Guest() => new("Bob", "here");
    }

    [MutationType]
    [Authorize("changes")]
    private static class Mutations
    {
        public static int Calls { get; private set; }

        public static Guest Erase(string name)
        {
            Calls++;
            return new Guest(name, null);
        }
    }

    [SubscriptionType]
    private static class Subscriptions
    {
        [Authorize("events"), Subscribe(With = nameof(Erasures))]
        public static string? Erased([EventMessage] string name) => name;

        private static async IAsyncEnumerable<string> Erasures()
        {
            await Task.Yield();
            yield return "a";
        }
    }
}
