using System.Text;
using System.Text.Json;
using Graph.Annotations;
using Graph.Execution;
using Graph.Types;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Graph.Data.Tests.Library;

/// <summary>The library's graph, executed on a library's database.</summary>
internal sealed class LibraryGraph(LibraryDatabase library, DbContextOptions<LibraryDbContext>? options = null)
{
    private static readonly RequestExecutor Executor = new(SchemaOf(typeof(LibraryQueries), typeof(BookFields)));

    /// <summary>A schema of these classes with the library's entities and what they may be filtered and sorted by.</summary>
    public static Schema SchemaOf(params Type[] types) => BuilderOf(types).Build();

    /// <summary>What builds it.</summary>
    public static AnnotatedSchemaBuilder BuilderOf(params Type[] types)
    {
        var builder = new AnnotatedSchemaBuilder()
            .UseNodeIds(new LibraryIds())
            .RegisterDbContextFactory<LibraryDbContext>()
            .AddType<BookFilterType>()
            .AddType<AuthorFilterType>()
            .AddType<ReviewFilterType>()
            .AddType<TagFilterType>()
            .AddType<BookSortType>()
            .AddType<AuthorSortType>();
        foreach (var type in types)
        {
            builder.AddType(type);
        }

        return builder;
    }

    /// <summary>Asks the graph, in a scope of its own.</summary>
    public async Task<JsonElement> AskAsync(string document, object? variables = null) =>
        JsonDocument.Parse(await AskTextAsync(Executor, document, variables)).RootElement;

    /// <summary>Asks a graph of other classes.</summary>
    public async Task<string> AskTextAsync(RequestExecutor executor, string document, object? variables = null)
    {
        await using var services = new ServiceCollection()
            .AddSingleton<IDbContextFactory<LibraryDbContext>>(new LibraryContexts(options ?? library.Options))
            .BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        await using var result = await executor.ExecuteAsync(
            new OperationRequest
            {
                Document = Encoding.UTF8.GetBytes(document),
                VariableSets = [variables is null ? default : JsonSerializer.SerializeToElement(variables)],
                Services = scope.ServiceProvider,
                IncrementalDelivery = IncrementalDeliveryFormat.IdBased,
            },
            CancellationToken.None
        );
        return result.ToText();
    }

    /// <summary>The ids of the books that meet a condition, and the condition of the only statement.</summary>
    public async Task<(int[] Ids, string Sql)> FilterAsync(string where)
    {
        library.Sql.Clear();
        var answer = await AskAsync($"{{ books(where: {where}) {{ id }} }}");
        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ToString());
        var ids = answer
            .GetProperty("data")
            .GetProperty("books")
            .EnumerateArray()
            .Select(book => book.GetProperty("id").GetInt32());
        return ([.. ids], library.Sql.Single);
    }

    /// <summary>The ids of the books that meet a condition in C#.</summary>
    public async Task<int[]> FilterInMemoryAsync(string where)
    {
        var answer = await AskAsync($"{{ shelf(where: {where}) {{ id }} }}");
        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ToString());
        var ids = answer
            .GetProperty("data")
            .GetProperty("shelf")
            .EnumerateArray()
            .Select(book => book.GetProperty("id").GetInt32());
        return [.. ids];
    }

    /// <summary>The sentence with which a question is refused; no statement may have been executed.</summary>
    public async Task<string> RefusalAsync(string document, object? variables = null)
    {
        library.Sql.Clear();
        var answer = await AskAsync(document, variables);
        Assert.True(answer.TryGetProperty("errors", out var errors), answer.ToString());
        Assert.Empty(library.Sql.Statements);
        return Assert.Single(errors.EnumerateArray()).GetProperty("message").GetString()!;
    }
}
