using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Graph.Attacks.Tests.Catalogue;
using Graph.Attacks.Tests.Testing;
using Graph.Attacks.Tests.Transports;
using Graph.Language;

namespace Graph.Attacks.Tests;

/// <summary>
/// What other servers were warned of, class by class. What is a document stands in the catalogue, and
/// <see cref="EveryTransportTests"/> sends it by every transport; here is what needs more than one request to show.
/// </summary>
public sealed class AdvisoryTests(AttackedServer server) : IClassFixture<AttackedServer>
{
    private readonly PostTransport _post = new(server.Client, server.Url);

    /// <summary>
    /// CVE-2026-40324 (HotChocolate), CVE-2023-28867 (graphql-java), CVE-2022-31173 (juniper), CVE-2022-21708 (graphql-go): a
    /// small nested document ends the process, since a stack that overflows cannot be caught.
    /// </summary>
    [Theory]
    [InlineData("{a", "}", "{a}")]
    [InlineData("{...{a ", "}}", "")]
    [InlineData("{a(b:[", "])}", "")]
    public void Parser_recursion_has_a_bound_that_a_quarter_of_a_stack_holds(string open, string close, string inner)
    {
        Exception? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    for (var depth = 50; depth < 100_000; depth *= 2)
                    {
                        if (Utf8GraphQLParser.TryParse(Attack.Nest(depth, open, inner, close), out var document, out _))
                        {
                            Assert.NotEmpty(SyntaxPrinter.Print(document));
                            Assert.True(SyntaxComparer.Instance.Equals(document, document));
                        }
                    }
                }
                catch (Exception exception)
                {
                    failure = exception;
                }
            },
            maxStackSize: 256 * 1024
        );
        thread.Start();
        thread.Join();
        Assert.Null(failure);
    }

    /// <summary>
    /// CVE-2025-32030 to 32034 (Apollo gateway and router), CVE-2025-31496 (apollo-compiler): fragments are expanded before
    /// they are counted.
    /// </summary>
    [Fact]
    public async Task Named_fragments_are_counted_as_if_expanded_without_being_expanded()
    {
        var answer = await _post.SendAsync(AttackCatalogue.Called("fragments that double 60 times"));
        Assert.Equal(Attack.BeyondLimit, answer.Verdict);
    }

    /// <summary>
    /// CVE-2023-26144 (graphql-js), GHSA-fc86-6rv6-2jpm and CVE-2026-40476 (graphql-php): fields that are merged were compared
    /// in pairs; by inline fragments, 364 kB cost 117 s of CPU.
    /// </summary>
    [Theory]
    [InlineData("10,000 times one field")]
    [InlineData("1,900 times one field of a list of 100")]
    [InlineData("inline fragments with one field, 360 kB")]
    [InlineData("1,900 inline fragments on 50 types")]
    [InlineData("fields of 50 types merged on 13 levels")]
    public Task Fields_that_overlap_are_not_compared_in_pairs(string name) => AssertCheapAsync(name);

    /// <summary>CVE-2024-40094 (graphql-java): introspection went round in circles, each of them as large as the schema.</summary>
    [Theory]
    [InlineData("introspection in a circle of 4")]
    [InlineData("introspection in a circle of 3")]
    [InlineData("introspection by 50 aliases")]
    [InlineData("the introspection query of tools")]
    public Task Introspection_is_bounded_as_other_fields_are(string name) => AssertCheapAsync(name);

    /// <summary>CVE-2024-47614 (async-graphql), CVE-2022-37734 (graphql-java): each of thousands of directives was an error.</summary>
    [Theory]
    [InlineData("10,000 directives")]
    [InlineData("1,000 unknown directives on one field")]
    [InlineData("1,000 unknown directives on 125 fields")]
    public Task Directives_are_counted_and_their_errors_capped(string name) => AssertCheapAsync(name);

    /// <summary>GHSA-6q22-g298-grjh (Directus): one costly field was asked for under thousands of names.</summary>
    [Theory]
    [InlineData("50,000 aliases")]
    [InlineData("6,000 aliases")]
    [InlineData("50 aliases of a list of 100")]
    public Task Aliases_are_counted(string name) => AssertCheapAsync(name);

    private async Task AssertCheapAsync(string name)
    {
        var attack = AttackCatalogue.Called(name);
        Answer answer = null!;
        var cost = await Cost.LeastAsync(EveryTransportTests.Bound, async _ => answer = await _post.SendAsync(attack));
        Assert.Equal(attack.Verdict, answer.Verdict);
        Assert.True(cost.IsWithin(EveryTransportTests.Bound), $"'{name}' costs {cost}.");
    }

    /// <summary>CVE-2026-30241 (Mercurius): the depth limit did not hold on WebSockets.</summary>
    [Fact]
    public async Task Limits_hold_on_a_socket_as_they_do_on_a_POST()
    {
        var attack = AttackCatalogue.Called("fields nested 100 deep");
        Assert.Equal(Attack.BeyondLimit, (await _post.SendAsync(attack)).Verdict);
        Assert.Equal(Attack.BeyondLimit, (await new SocketTransport(server.Url).SendAsync(attack)).Verdict);
    }

    /// <summary>GHSA-224p-v68g-5g8f (graphql-armor): the depth of a fragment was remembered from where it was first spread.</summary>
    [Theory]
    [InlineData("f")]
    [InlineData("__schema")]
    public async Task A_fragment_is_as_deep_as_where_it_is_spread(string name)
    {
        var fragment = $"fragment {name} on Node{{{Attack.Nest(8, "next{", "id", "}")}}}";
        var shallow = new Attack("", "", $"{{node{{...{name}}}}}{fragment}");
        var deep = new Attack(
            "",
            "",
            $"{{a:node{{...{name}}} node{{{Attack.Nest(8, "next{", $"...{name}", "}")}}}}}{fragment}"
        );
        Assert.Equal(Attack.Answered, (await _post.SendAsync(shallow)).Verdict);
        Assert.Equal(Attack.BeyondLimit, (await _post.SendAsync(deep)).Verdict);
    }

    /// <summary>Apollo router before 2.12: limits were not enforced on plans from the cache.</summary>
    [Fact]
    public async Task A_cached_operation_is_as_limited_as_a_new_one()
    {
        var body = PostTransport.Body(new Attack("", "", ""), "{items{children{children{id name}}}}");
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(Attack.BeyondLimit, (await _post.PostAsync(body)).Verdict);
        }
    }

    /// <summary>GHSA-hff2-gcpx-8f4p (Apollo Server): a page of another site sends what a browser does not ask leave for.</summary>
    [Theory]
    [InlineData("POST", "text/plain")]
    [InlineData("POST", "application/x-www-form-urlencoded")]
    [InlineData("POST", "multipart/form-data; boundary=x")]
    [InlineData("POST", "text/plain; a=application/json")]
    [InlineData("POST", "application/json+x")]
    [InlineData("POST", "")]
    [InlineData("GET", "text/plain")]
    [InlineData("GET", "application/json, text/plain")]
    [InlineData("GET", "x")]
    public async Task A_content_type_that_needs_no_preflight_is_refused(string method, string contentType)
    {
        using var request = new HttpRequestMessage(
            new HttpMethod(method),
            server.Url + (method == "GET" ? "?query={item{id}}" : "")
        )
        {
            Content = new ByteArrayContent("""{"query":"mutation{touch}"}"""u8.ToArray()),
        };
        if (contentType.Length > 0)
        {
            request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }

        using var response = await server.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    /// <summary>A link or an image of another site can only GET.</summary>
    [Fact]
    public async Task A_mutation_by_GET_is_refused()
    {
        using var response = await server.Client.GetAsync(server.Url + "?query=mutation{touch}");
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
    }

    /// <summary>
    /// graphql-platform #10010, graphql-go-tools 2.12.1: pooled memory showed one user's data to another. Many users at once,
    /// each with a word of its own, and some that leave in the middle.
    /// </summary>
    [Fact]
    public async Task Pooled_memory_never_shows_one_user_what_another_asked_for()
    {
        const int Users = 24;
        const int Requests = 40;
        await Task.WhenAll(Enumerable.Range(0, Users).Select(user => Task.Run(() => SoakAsync(user))));

        async Task SoakAsync(int user)
        {
            for (var i = 0; i < Requests; i++)
            {
                var canary = $"canary-{user}-{i}-";
                var text = canary + new string((char)('a' + user), 1 + (user * 97 + i * 31) % 5_000);
                using var leaving = new CancellationTokenSource();
                if (i % 7 == 3)
                {
                    leaving.CancelAfter(1);
                }

                try
                {
                    var answer = await AskAsync(text, batch: i % 3, leaving.Token);
                    var expected = $"\"{text}\"";
                    Assert.Equal(i % 3 == 0 ? 20 : 40, CountOf(answer, expected));
                    Assert.Equal(CountOf(answer, expected), CountOf(answer, "canary-"));
                }
                catch (OperationCanceledException) when (leaving.IsCancellationRequested) { }
            }
        }

        async Task<string> AskAsync(string text, int batch, CancellationToken cancellationToken)
        {
            var document = $"query($t:String){{{Attack.Repeat(20, a => $"a{a}:echo(text:$t) ")}}}";
            var one = $"{{\"query\":\"{document}\",\"variables\":{{\"t\":\"{text}\"}}}}";
            var body = batch switch
            {
                0 => one,
                1 => $"[{one},{one}]",
                _ => $"{{\"query\":\"{document}\",\"variables\":[{{\"t\":\"{text}\"}},{{\"t\":\"{text}\"}}]}}",
            };
            using var response = await server.Client.PostAsync(
                server.Url,
                new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json")),
                cancellationToken
            );
            return await response.Content.ReadAsStringAsync(cancellationToken);
        }
    }

    private static int CountOf(string text, string part)
    {
        var count = 0;
        for (
            var at = text.IndexOf(part, StringComparison.Ordinal);
            at >= 0;
            at = text.IndexOf(part, at + 1, StringComparison.Ordinal)
        )
        {
            count++;
        }

        return count;
    }
}
