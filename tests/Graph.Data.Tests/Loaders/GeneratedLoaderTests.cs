using System.Text;
using Graph.Annotations;
using Graph.Data.Tests.Library;
using Graph.Execution;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Snapshooter.Xunit;

namespace Graph.Data.Tests.Loaders;

/// <summary>Resolvers that take the data loaders which are generated for methods, and pages that come through them.</summary>
public sealed class GeneratedLoaderTests(LibraryDatabase library) : IClassFixture<LibraryDatabase>
{
    private readonly LoaderCalls _calls = new();

    [Fact]
    public async Task Each_loader_makes_one_call_for_all_who_ask_at_the_same_time()
    {
        var answer = await Ask("{ books(first: 3) { nodes { title titleLength writtenBy { name } opinions } } }");

        Assert.Equal(
            """
            {"data":{"books":{"nodes":[
            {"title":"Ägypten","titleLength":7,"writtenBy":{"name":"Cleo Vellum"},"opinions":[]},
            {"title":"Stars over Thebes","titleLength":17,"writtenBy":{"name":"Cleo Vellum"},"opinions":["100% sand",""]},
            {"title":"A History of Ink","titleLength":16,"writtenBy":{"name":"Ben Inkwell"},"opinions":[null,"Thorough"]}]}}}
            """.ReplaceLineEndings(""),
            answer
        );
        Assert.Equal([3], _calls);
        Assert.Equal(3, library.Sql.Statements.Count);
    }

    [Fact]
    public async Task A_key_may_be_a_record_of_several_values()
    {
        var answer = await Ask(
            "{ books(last: 3) { nodes { id five: ratedWith(stars: 5) four: ratedWith(stars: 4) again: ratedWith(stars: 5) } } }"
        );

        Assert.Equal(
            """{"data":{"books":{"nodes":[{"id":3,"five":0,"four":0,"again":0},{"id":2,"five":0,"four":0,"again":0},{"id":1,"five":2,"four":1,"again":2}]}}}""",
            answer
        );
        // The books, and one for all ratings of all of them.
        Assert.Equal(2, library.Sql.Statements.Count);
    }

    [Fact]
    public async Task Those_who_ask_for_the_same_page_share_a_statement_and_others_have_their_own()
    {
        var answer = await Ask(
            """
            {
              writers {
                name
                newest: works(first: 1) { nodes { title } pageInfo { hasNextPage hasPreviousPage } }
                again: works(first: 1) { nodes { pages } }
                oldest: works(last: 1) { totalCount nodes { title } pageInfo { hasNextPage hasPreviousPage } }
              }
            }
            """
        );

        // The authors, the newest books for two fields, the oldest, and their number.
        Assert.Equal(4, library.Sql.Statements.Count);
        Snapshot.Match(answer);
    }

    [Fact]
    public async Task The_total_is_counted_only_where_the_selection_asks_for_it()
    {
        await Ask("{ books(first: 2) { nodes { id } } }");
        Assert.DoesNotContain("count(", library.Sql.Single, StringComparison.Ordinal);

        library.Sql.Clear();
        Assert.Equal("""{"data":{"books":{"totalCount":7}}}""", await Ask("{ books(first: 2) { totalCount } }"));
        Assert.Contains("count(", library.Sql.Single, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cursor_leads_on_and_is_refused_by_other_lists()
    {
        var first = await Ask("{ books(first: 2) { pageInfo { endCursor } } }");
        var cursor = first.Split("\"endCursor\":\"")[1].Split('"')[0];

        Assert.Equal(
            """{"data":{"books":{"nodes":[{"id":5},{"id":4}],"pageInfo":{"hasPreviousPage":true}}}}""",
            await Ask($$"""{ books(first: 2, after: "{{cursor}}") { nodes { id } pageInfo { hasPreviousPage } } }""")
        );
        Assert.Contains(
            "The argument 'after' is a cursor of another list; Author.works takes only cursors that it returned itself.",
            await Ask($$"""{ writers { works(first: 2, after: "{{cursor}}") { nodes { id } } } }"""),
            StringComparison.Ordinal
        );
    }

    private async Task<string> Ask(string document)
    {
        library.Sql.Clear();
        var builder = new AnnotatedSchemaBuilder()
            .UseNodeIds(new LibraryIds())
            .RegisterDbContextFactory<LibraryDbContext>();
        foreach (var type in typeof(LoaderQueries).Assembly.GetTypes())
        {
            // As AddAssembly would, but for the other schemas of this assembly.
            if (type.Namespace == typeof(LoaderQueries).Namespace)
            {
                builder.AddType(type);
            }
        }

        await using var services = new ServiceCollection()
            .AddSingleton<IDbContextFactory<LibraryDbContext>>(new LibraryContexts(library.Options))
            .AddSingleton(_calls)
            .BuildServiceProvider();
        await using var result = await new RequestExecutor(builder.Build()).ExecuteAsync(
            new OperationRequest
            {
                Document = Encoding.UTF8.GetBytes(document),
                VariableSets = [default],
                Services = services,
            },
            CancellationToken.None
        );
        return result.ToText();
    }
}
