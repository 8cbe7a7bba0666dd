using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Graph.Execution.Coercion;
using Graph.Execution.Columns;
using Graph.Execution.DataLoaders;
using Graph.Execution.Incremental;
using Graph.Execution.Operations;
using Graph.Execution.Subscriptions;
using Graph.Execution.Writing;
using Graph.Language;
using Graph.Types;

namespace Graph.Execution;

/// <summary>
/// Answers requests against a schema with resolvers: parses, validates and compiles the operation (once, then cached),
/// coerces the variables, and executes breadth first.
/// </summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Executing-Requests"/></remarks>
public sealed class RequestExecutor : IRequestExecutor
{
    private readonly ExecutionOptions _options;
    private readonly DocumentPipeline<PreparedOperation> _documents;

    /// <summary>An executor for a schema.</summary>
    /// <param name="schema">The schema, with a resolver on every field of its object types.</param>
    /// <param name="options">Limits and surroundings; null for the defaults.</param>
    /// <exception cref="InvalidOperationException">
    /// The C# type of a resolver cannot carry the GraphQL type of its field; the message names all such fields.
    /// </exception>
    public RequestExecutor(Schema schema, ExecutionOptions? options = null)
    {
        SchemaCheck.ThrowIfResolversDoNotFit(schema);
        Schema = schema;
        _options = options ?? new ExecutionOptions();
        _documents = new DocumentPipeline<PreparedOperation>(
            schema,
            new DocumentPipelineLimits(
                _options.Parser,
                _options.Validation,
                _options.MaxVariableSets,
                _options.CachedRefusals
            ),
            new DocumentCacheLimits(_options.CachedOperations, _options.CachedDocumentBytes)
            {
                MaxWeight = _options.CachedFields,
            },
            Prepare
        );
    }

    /// <inheritdoc />
    public Schema Schema { get; }

    /// <inheritdoc />
    public ValueTask<ExecutionResult> ExecuteAsync(OperationRequest request, CancellationToken cancellationToken)
    {
        if (!_documents.TryPrepare(request, out var prepared, out var refusal))
        {
            return new ValueTask<ExecutionResult>(refusal);
        }

        var operation = prepared.Value!;
        _options.Diagnostics?.OperationBegins(operation.Definition.Operation);
        return operation.Definition.Operation == OperationType.Subscription
                ? SubscribeAsync(operation, request, cancellationToken)
            : request.VariableSets.Count == 1 ? ExecuteOneAsync(operation, request, cancellationToken)
            : ExecuteBatchAsync(operation, request, cancellationToken);
    }

    private PreparedOperation Prepare(DocumentNode document, SelectedOperation operation, out GraphQLError? error)
    {
        error = null;
        return new PreparedOperation(operation, _options);
    }

    private ValueTask<ExecutionResult> SubscribeAsync(
        PreparedOperation operation,
        OperationRequest request,
        CancellationToken cancellationToken
    ) =>
        TryCompile(
            operation,
            request,
            IncrementalDeliveryFormat.None,
            out var compiled,
            out var variables,
            out var refusal
        )
            ? new SourceEventStream(compiled, variables, request, TooLarge).OpenAsync(cancellationToken)
            : new ValueTask<ExecutionResult>(refusal);

    /// <summary>Reads the variables, and compiles the operation for the conditions that they make true.</summary>
    private bool TryCompile(
        PreparedOperation operation,
        OperationRequest request,
        IncrementalDeliveryFormat delivery,
        [NotNullWhen(true)] out CompiledOperation? compiled,
        [NotNullWhen(true)] out VariableValues? variables,
        [NotNullWhen(false)] out RequestErrorResult? refusal
    )
    {
        compiled = null;
        var coercion = new VariableCoercion(
            operation.Variables,
            _options.MaxVariableErrors,
            _options.MaxVariableValues,
            request.Files
        );
        variables = coercion.Coerce(request.VariableSets[0]);
        if (variables is null)
        {
            refusal = new RequestErrorResult(coercion.Errors!);
            return false;
        }

        if (operation.TryEvaluateConditions(variables, out var conditions, out var error))
        {
            compiled = operation.Compile(conditions, out error, delivery);
        }

        refusal = compiled is null ? new RequestErrorResult(error!) : null;
        return compiled is not null;
    }

    private ValueTask<ExecutionResult> ExecuteOneAsync(
        PreparedOperation operation,
        OperationRequest request,
        CancellationToken cancellationToken
    )
    {
        if (
            !TryCompile(
                operation,
                request,
                request.IncrementalDelivery,
                out var compiled,
                out var variables,
                out var refusal
            )
        )
        {
            return new ValueTask<ExecutionResult>(refusal);
        }

        var run = compiled.RentRun();
        run.VariableSets.Add(variables);
        run.SharedValues = request.Values;
        var executing = run.ExecuteAsync(request.Services, cancellationToken);
        return executing.IsCompletedSuccessfully
            ? new ValueTask<ExecutionResult>(ResultOf(run, cancellationToken))
            : AwaitAsync(run, executing, cancellationToken);
    }

    private ExecutionResult ResultOf(OperationRun run, CancellationToken cancellationToken) =>
        run.Operation.Root.IsIncremental
            ? IncrementalResult.Of(run, TimedOut, TooLarge, cancellationToken)
            : new OperationResult(run);

    private async ValueTask<ExecutionResult> AwaitAsync(
        OperationRun run,
        ValueTask executing,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await executing.ConfigureAwait(false);
            return ResultOf(run, cancellationToken);
        }
        catch (TimeoutException)
        {
            run.Abandon();
            return new RequestErrorResult(TimedOut());
        }
        catch (ResponseTooLargeException)
        {
            run.Abandon();
            return new RequestErrorResult(TooLarge());
        }
        catch
        {
            run.Abandon();
            throw;
        }
    }

    private async ValueTask<ExecutionResult> ExecuteBatchAsync(
        PreparedOperation operation,
        OperationRequest request,
        CancellationToken cancellationToken
    )
    {
        var result = new BatchResult(request.VariableSets.Count);
        try
        {
            var runs = new VariableSetGrouping(operation, _options).Group(request.VariableSets, result);
            var values = request.Values ?? new ValueBudget();
            var executing = new Task[runs.Count];
            var loaders = runs.Count > 1 ? ShareDataLoaders(runs, request, cancellationToken) : null;
            loaders?.BeginPass();
            for (var i = 0; i < runs.Count; i++)
            {
                runs[i].SharedValues = values;
                executing[i] = runs[i].ExecuteAsync(request.Services, cancellationToken).AsTask();
                if (operation.Definition.Operation == OperationType.Mutation)
                {
                    await executing[i].ConfigureAwait(false);
                }
            }

            loaders?.EndPass();
            await Task.WhenAll(executing).ConfigureAwait(false);
            return result;
        }
        catch (TimeoutException)
        {
            result.Abandon();
            return new RequestErrorResult(TimedOut());
        }
        catch (ResponseTooLargeException)
        {
            result.Abandon();
            return new RequestErrorResult(TooLarge());
        }
        catch
        {
            result.Abandon();
            throw;
        }
    }

    // Mutations run after each other, and must not see what those before them have read.
    private static DataLoaderScope? ShareDataLoaders(
        List<OperationRun> runs,
        OperationRequest request,
        CancellationToken cancellationToken
    )
    {
        DataLoaderScope? shared = null;
        foreach (var run in runs)
        {
            if (!run.Operation.UsesDataLoaders || run.Operation.IsSerial)
            {
                continue;
            }

            if (shared is null)
            {
                shared = run.OpenDataLoaders(request.Services, cancellationToken);
            }
            else
            {
                run.ShareDataLoaders(shared);
            }
        }

        return shared;
    }

    private GraphQLError TooLarge() =>
        new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"The response has more than {_options.MaxValues:N0} values, counting the fields of all objects and the items of all lists. Ask for shorter lists, or in parts."
            )
        )
        {
            Code = ErrorCodes.LimitExceeded,
        };

    private GraphQLError TimedOut() => RequestErrors.TimedOut(_options.Timeout);
}
