using System.Collections.Concurrent;
using GraphQL;
using GraphQL.DI;
using GraphQLParser.AST;

namespace Graph.Bench.GraphQLDotNet;

/// <summary>
/// Parses and validates a document once, as the cache package of GraphQL.NET does, which the package source lacks. Bounded:
/// what comes after the first thousand documents is executed uncached.
/// </summary>
internal sealed class DocumentCache : IConfigureExecution
{
    private const int Capacity = 1_000;

    private readonly ConcurrentDictionary<string, GraphQLDocument> _documents = new(StringComparer.Ordinal);

    public float SortOrder => 200;

    public async Task<ExecutionResult> ExecuteAsync(ExecutionOptions options, ExecutionDelegate next)
    {
        var query = options.Query!;
        if (_documents.TryGetValue(query, out var document))
        {
            options.Document = document;
            options.ValidationRules = options.CachedDocumentValidationRules ?? [];
            return await next(options).ConfigureAwait(false);
        }

        var result = await next(options).ConfigureAwait(false);
        if (result is { Executed: true, Document: { } parsed } && _documents.Count < Capacity)
        {
            _documents.TryAdd(query, parsed);
        }

        return result;
    }
}
