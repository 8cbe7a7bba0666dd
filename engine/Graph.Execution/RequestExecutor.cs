using System.Collections.Immutable;
using System.Globalization;
using Graph.Execution.Coercion;
using Graph.Execution.Columns;
using Graph.Execution.Incremental;
using Graph.Execution.Operations;
using Graph.Execution.Subscriptions;
using Graph.Execution.Writing;
using Graph.Language;
using Graph.Types;
using Graph.Types.DataLoaders;
using Graph.Validation;

namespace Graph.Execution;

/// <summary>
/// Answers requests against a schema with resolvers: parses, validates and compiles the operation (once, then cached),
/// coerces the variables, and executes breadth first.
/// </summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Executing-Requests"/></remarks>
public sealed class RequestExecutor : ISubscriptionExecutor
{
    private readonly ExecutionOptions _options;

    // What is refused is kept apart from what is not, or a flood of mistakes would push out what is used.
    private const long RefusedBytes = 4 * 1024 * 1024;

    private readonly OperationCache _cache;
    private readonly OperationCache _refusals;
    private readonly Func<ReadOnlyMemory<byte>, string?, Preparation> _prepareUnknown;
    private readonly Func<ReadOnlyMemory<byte>, string?, Preparation> _prepare;

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
        _cache = new OperationCache(
            _options.CachedOperations,
            _options.CachedDocumentBytes,
            maxFields: _options.CachedFields
        );
        _refusals = new OperationCache(_options.CachedRefusals, RefusedBytes, isKept: refused => !refused.IsReady);
        _prepareUnknown = Prepare;
        _prepare = (document, operationName) => _refusals.GetOrAdd(document, operationName, _prepareUnknown);
    }

    /// <inheritdoc />
    public Schema Schema { get; }

    /// <inheritdoc />
    public ValueTask<ExecutionResult> ExecuteAsync(OperationRequest request, CancellationToken cancellationToken)
    {
        if (Refuse(request) is { } refusal)
        {
            return new ValueTask<ExecutionResult>(new RequestErrorResult(refusal));
        }

        var operationName = string.IsNullOrEmpty(request.OperationName) ? null : request.OperationName;
        var preparation = _cache.GetOrAdd(request.Document, operationName, _prepare);
        if (preparation.Operation is not { } operation)
        {
            return new ValueTask<ExecutionResult>(new RequestErrorResult(preparation.Errors));
        }

        if (Refuse(request, operation) is { } refused)
        {
            return new ValueTask<ExecutionResult>(new RequestErrorResult(refused));
        }

        return request.VariableSets.Count == 1
            ? ExecuteOneAsync(operation, request, cancellationToken)
            : ExecuteBatchAsync(operation, request, cancellationToken);
    }

    /// <inheritdoc />
    public async ValueTask<SubscriptionResult> SubscribeAsync(
        OperationRequest request,
        CancellationToken cancellationToken
    )
    {
        if (Refuse(request) is { } refusal)
        {
            return SubscriptionResult.Refused(refusal);
        }

        var operationName = string.IsNullOrEmpty(request.OperationName) ? null : request.OperationName;
        var preparation = _cache.GetOrAdd(request.Document, operationName, _prepare);
        if (preparation.Operation is not { Definition.Operation: OperationType.Subscription } operation)
        {
            return new SubscriptionResult(
                preparation.Operation is null
                    ? new RequestErrorResult(preparation.Errors)
                    : await ExecuteAsync(request, cancellationToken).ConfigureAwait(false)
            );
        }

        if (request.VariableSets.Count != 1)
        {
            return SubscriptionResult.Refused(
                new GraphQLError("A subscription has one set of variables; send a request for each set.")
                {
                    Code = ErrorCodes.BadRequest,
                }
            );
        }

        var coercion = new VariableCoercion(
            operation.Variables,
            _options.MaxVariableErrors,
            _options.MaxVariableValues,
            request.Files
        );
        if (coercion.Coerce(request.VariableSets[0]) is not { } variables)
        {
            return new SubscriptionResult(new RequestErrorResult(coercion.Errors!));
        }

        if (
            !operation.TryEvaluateConditions(variables, out var conditions, out var error)
            || operation.Compile(conditions, out error) is not { } compiled
        )
        {
            return SubscriptionResult.Refused(error!);
        }

        return await new SourceEventStream(compiled, variables, request, TimedOut, TooLarge)
            .OpenAsync(cancellationToken)
            .ConfigureAwait(false);
    }

    private ValueTask<ExecutionResult> ExecuteOneAsync(
        PreparedOperation operation,
        OperationRequest request,
        CancellationToken cancellationToken
    )
    {
        var coercion = new VariableCoercion(
            operation.Variables,
            _options.MaxVariableErrors,
            _options.MaxVariableValues,
            request.Files
        );
        if (coercion.Coerce(request.VariableSets[0]) is not { } variables)
        {
            return new ValueTask<ExecutionResult>(new RequestErrorResult(coercion.Errors!));
        }

        if (
            !operation.TryEvaluateConditions(variables, out var conditions, out var error)
            || operation.Compile(conditions, out error, request.IncrementalDelivery) is not { } compiled
        )
        {
            return new ValueTask<ExecutionResult>(new RequestErrorResult(error!));
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

    private GraphQLError? Refuse(OperationRequest request)
    {
        if (request.Document.IsEmpty)
        {
            return new GraphQLError(
                request.DocumentId is null
                    ? "The request has no document: send it as \"query\"."
                    : $"The document \"{request.DocumentId}\" is not known here."
            )
            {
                Code = ErrorCodes.BadRequest,
            };
        }

        if (request.VariableSets.Count > _options.MaxVariableSets)
        {
            return new GraphQLError(
                $"The request has {request.VariableSets.Count} sets of variables; at most {_options.MaxVariableSets} are "
                    + "executed at once."
            )
            {
                Code = ErrorCodes.LimitExceeded,
            };
        }

        return request.VariableSets.Count == 0
            ? new GraphQLError("The request has an empty list of variables.") { Code = ErrorCodes.BadRequest }
            : null;
    }

    private static GraphQLError? Refuse(OperationRequest request, PreparedOperation operation) =>
        operation.Definition.Operation switch
        {
            OperationType.Mutation when request.QueriesOnly => new GraphQLError(
                "This request may only run queries, not mutations: send mutations by POST."
            )
            {
                Code = ErrorCodes.QueriesOnly,
            },
            OperationType.Subscription => new GraphQLError(
                "A subscription cannot be executed as a single request: use a transport that streams."
            )
            {
                Code = ErrorCodes.BadRequest,
            },
            _ => null,
        };

    private Preparation Prepare(ReadOnlyMemory<byte> source, string? operationName)
    {
        if (!Utf8GraphQLParser.TryParse(source.Span, _options.Parser, out var document, out var syntaxError))
        {
            return new Preparation(
                null,
                [
                    new GraphQLError(syntaxError.Message)
                    {
                        Locations = syntaxError.Location.IsKnown ? [syntaxError.Location] : [],
                        Code = syntaxError.Code,
                    },
                ]
            );
        }

        if (_options.Validation is { } validation)
        {
            var errors = DocumentValidator.Validate(Schema, document, validation);
            if (!errors.IsEmpty)
            {
                return new Preparation(null, errors);
            }
        }

        return PreparedOperation.TryCreate(Schema, _options, document, operationName, out var operation, out var error)
            ? new Preparation(operation, ImmutableArray<GraphQLError>.Empty)
            : new Preparation(null, [error]);
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

    private GraphQLError TimedOut() =>
        new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"The request was not finished within {_options.Timeout.TotalSeconds} s."
            )
        )
        {
            Code = ErrorCodes.Timeout,
        };
}
