using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Graph.Execution;
using Graph.Execution.Coercion;
using Graph.Execution.Operations;
using Graph.Fusion.Execution.Fetching;
using Graph.Fusion.Execution.Incremental;
using Graph.Fusion.Execution.Subscriptions;
using Graph.Fusion.Planning;
using Graph.Fusion.Schemas;
using Graph.Fusion.Sources;
using Graph.Language;
using Graph.Types;

namespace Graph.Fusion.Execution;

/// <summary>
/// Answers requests against a composed graph: parses, validates and plans the operation (once, then cached), coerces
/// the variables, asks the sources and composes their answers.
/// </summary>
/// <remarks>
/// Thread-safe; one for the life of a composed graph. Headers to pass on and the wish for the plan come from a
/// <see cref="FusionRequestContext"/> among the request's services.
/// </remarks>
public sealed class FusionRequestExecutor : IRequestExecutor
{
    // Larger documents are planned each time: a few of them would push out everything else.
    private const int MaxCachedDocumentBytes = 256 * 1024;

    private const int MaxVariableErrors = 50;
    private const int MaxVariableValues = 200_000;

    private readonly FusionSchema _schema;
    private readonly FusionExecutorOptions _options;
    private readonly ISourceTransport[] _transports;
    private readonly DocumentPipeline<OperationPlans> _documents;
    private readonly IntrospectionExecution _introspection;
    private long _planned;

    /// <summary>An executor for a composed graph.</summary>
    /// <param name="schema">The composed graph.</param>
    /// <param name="transportOf">The transport of each source; called once for each.</param>
    /// <param name="options">Limits; null for the defaults.</param>
    public FusionRequestExecutor(
        FusionSchema schema,
        Func<SourceSchemaInfo, ISourceTransport> transportOf,
        FusionExecutorOptions? options = null
    )
    {
        _schema = schema;
        _options = options ?? new FusionExecutorOptions();
        _transports = [.. schema.Sources.Select(transportOf)];
        _documents = new DocumentPipeline<OperationPlans>(
            schema.Public,
            new DocumentPipelineLimits(
                _options.Parser,
                _options.Validation,
                _options.MaxVariableSets,
                _options.Planning.CachedRefusals
            ),
            new DocumentCacheLimits(_options.Planning.CacheCapacity, _options.Planning.CachedDocumentBytes)
            {
                MaxDocumentBytes = MaxCachedDocumentBytes,
            },
            Plan
        );
        _introspection = new IntrospectionExecution(schema.Public);
        Subscriptions = new SubscriptionHub(_options.Subscriptions, _options.Report);
    }

    /// <summary>The subscriptions that are open.</summary>
    internal SubscriptionHub Subscriptions { get; }

    /// <inheritdoc />
    public Schema Schema => _schema.Public;

    /// <summary>How many operations were planned since the start.</summary>
    public long PlannedOperations => Interlocked.Read(ref _planned);

    /// <summary>The plan of an operation as text, or what is wrong with it.</summary>
    /// <param name="document">The document.</param>
    /// <param name="operationName">Which operation; null if there is only one.</param>
    public string Explain(string document, string? operationName = null)
    {
        var planned = Prepare(Encoding.UTF8.GetBytes(document), operationName);
        return planned.Value is { } plans
            ? PlanPrinter.Print(plans.Whole, _schema)
            : string.Join('\n', planned.Errors.Select(error => error.Message));
    }

    /// <summary>What becomes of a document before anything is asked; known documents are not planned again.</summary>
    internal Prepared<OperationPlans> Prepare(ReadOnlyMemory<byte> document, string? operationName) =>
        _documents.Prepare(document, operationName);

    /// <inheritdoc />
    public async ValueTask<ExecutionResult> ExecuteAsync(OperationRequest request, CancellationToken cancellationToken)
    {
        if (!_documents.TryPrepare(request, out var planned, out var refusal))
        {
            return refusal;
        }

        if (planned.Operation!.Definition.Operation == OperationType.Subscription)
        {
            return Subscribe(planned, request, cancellationToken);
        }

        var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(_options.Timeout);
        ExecutionResult? result = null;
        try
        {
            if (request.VariableSets.Count > 1)
            {
                result = await ExecuteManyAsync(planned, request, deadline.Token).ConfigureAwait(false);
            }
            else if (request.IncrementalDelivery == IncrementalDeliveryFormat.None || !planned.Operation!.IsIncremental)
            {
                result = await ExecuteOneAsync(planned, request, deadline.Token).ConfigureAwait(false);
            }
            else
            {
                result = await ExecuteInPartsAsync(planned, request, deadline, cancellationToken).ConfigureAwait(false);
            }

            return result;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new RequestErrorResult(RequestErrors.TimedOut(_options.Timeout));
        }
        finally
        {
            if (result is not IncrementalResponse)
            {
                deadline.Dispose();
            }
        }
    }

    /// <summary>Executes an operation that defers something, for a client that takes it in parts.</summary>
    private async ValueTask<ExecutionResult> ExecuteInPartsAsync(
        Prepared<OperationPlans> planned,
        OperationRequest request,
        CancellationTokenSource deadline,
        CancellationToken clientGone
    )
    {
        var variableSet = request.VariableSets[0];
        if (
            !TryCoerce(
                planned.Operation!,
                variableSet,
                request.Files,
                out var values,
                out var conditions,
                out var errors
            )
        )
        {
            return new RequestErrorResult(errors);
        }

        QueryPlan plan;
        try
        {
            plan = planned.Value!.For(conditions, request.IncrementalDelivery);
        }
        catch (PlanningException exception)
        {
            return new RequestErrorResult(new GraphQLError(exception.Message) { Code = exception.Code });
        }

        var requestContext = (FusionRequestContext?)request.Services.GetService(typeof(FusionRequestContext));
        var variables = new ClientVariables(plan, planned.Operation!, values);
        var parts = new IncrementalExecution(
            new PlanExecution(plan, variables, ContextOf(request, requestContext, deadline.Token)),
            plan,
            variables,
            _options,
            deadline,
            clientGone
        );
        try
        {
            var refusal = await SeedAsync(plan, parts.Fetching, variables, request, variableSet, deadline.Token)
                .ConfigureAwait(false);
            if (refusal is null)
            {
                return await parts
                    .BeginAsync(requestContext is { IncludeQueryPlan: true } ? PlanExtensions(planned, plan) : null)
                    .ConfigureAwait(false);
            }

            parts.Dispose();
            return new RequestErrorResult(refusal);
        }
        catch
        {
            parts.Dispose();
            throw;
        }
    }

    private async ValueTask<ExecutionResult> ExecuteOneAsync(
        Prepared<OperationPlans> planned,
        OperationRequest request,
        CancellationToken cancellationToken
    )
    {
        var response = await ExecuteAsync(planned, request, request.VariableSets[0], cancellationToken)
            .ConfigureAwait(false);
        TellCachePolicy(planned, request, [response]);
        return response.RequestErrors is { } errors
            ? new RequestErrorResult(errors)
            : new FusionExecutionResult([response]);
    }

    private async ValueTask<ExecutionResult> ExecuteManyAsync(
        Prepared<OperationPlans> planned,
        OperationRequest request,
        CancellationToken cancellationToken
    )
    {
        var responses = new ComposedResponse[request.VariableSets.Count];
        var parallelism =
            planned.Operation!.Definition.Operation == OperationType.Mutation ? 1 : _options.MaxParallelVariableSets;
        try
        {
            await Parallel
                .ForAsync(
                    0,
                    responses.Length,
                    new ParallelOptions { MaxDegreeOfParallelism = parallelism, CancellationToken = cancellationToken },
                    async (index, token) =>
                        responses[index] = await ExecuteAsync(planned, request, request.VariableSets[index], token)
                            .ConfigureAwait(false)
                )
                .ConfigureAwait(false);
            TellCachePolicy(planned, request, responses);
            return new FusionExecutionResult(responses);
        }
        catch
        {
            foreach (var response in responses)
            {
                response?.Dispose();
            }

            throw;
        }
    }

    private async ValueTask<ComposedResponse> ExecuteAsync(
        Prepared<OperationPlans> planned,
        OperationRequest request,
        JsonElement variableSet,
        CancellationToken cancellationToken
    )
    {
        var plan = planned.Value!.Whole;
        if (!TryCoerce(planned.Operation!, variableSet, request.Files, out var values, out _, out var errors))
        {
            return new ComposedResponse { RequestErrors = errors };
        }

        var requestContext = (FusionRequestContext?)request.Services.GetService(typeof(FusionRequestContext));
        var variables = new ClientVariables(plan, planned.Operation!, values);
        using var execution = new PlanExecution(plan, variables, ContextOf(request, requestContext, cancellationToken));
        if (
            await SeedAsync(plan, execution, variables, request, variableSet, cancellationToken)
                .ConfigureAwait(false) is
            { } refusal
        )
        {
            return new ComposedResponse { RequestErrors = refusal };
        }

        await execution.RunAsync().ConfigureAwait(false);
        return ComposedResponse.Of(
            plan,
            execution,
            variables,
            _options.MaxErrors,
            requestContext is { IncludeQueryPlan: true } ? PlanExtensions(planned, plan) : null
        );
    }

    private static void TellCachePolicy(
        Prepared<OperationPlans> planned,
        OperationRequest request,
        ReadOnlySpan<ComposedResponse> responses
    )
    {
        if (
            planned.Operation!.Definition.Operation != OperationType.Query
            || request.Services.GetService(typeof(FusionRequestContext)) is not FusionRequestContext context
        )
        {
            return;
        }

        var policy = responses[0].CachePolicy;
        foreach (var response in responses[1..])
        {
            policy = policy is { } all && response.CachePolicy is { } one ? all.And(one) : null;
        }

        context.CachePolicy = policy;
    }

    private ExecutionResult Subscribe(
        Prepared<OperationPlans> planned,
        OperationRequest request,
        CancellationToken cancellationToken
    )
    {
        // A stream that is shared outlives the request that opened it.
        var variables = request.VariableSets[0] is { ValueKind: JsonValueKind.Object } given ? given.Clone() : default;
        var plan = planned.Value!.Whole;
        if (!TryCoerce(planned.Operation!, variables, files: null, out var values, out _, out var errors))
        {
            return new RequestErrorResult(errors);
        }

        var requestContext = (FusionRequestContext?)request.Services.GetService(typeof(FusionRequestContext));
        var headers = HeadersOf(requestContext);
        var includesPlan = requestContext is { IncludeQueryPlan: true };
        var completion = new EventCompletion(
            plan,
            new ClientVariables(plan, planned.Operation!, values),
            new FetchContext(
                _schema,
                _transports,
                headers,
                _options.BatchLinger,
                _options.MaxResponseDepth,
                _options.Time,
                CancellationToken.None
            ),
            _options.Timeout,
            _options.MaxErrors,
            includesPlan ? PlanExtensions(planned, plan) : null
        );
        var (source, body) = completion.Request();
        return Subscriptions.Subscribe(
            SubscriptionKey.Of(planned, variables, headers, includesPlan),
            completion,
            source,
            left => _transports[source].SubscribeAsync(new SourceRequest(body, false, false, headers), left),
            cancellationToken
        );
    }

    // A trace belongs to one request; a subscription outlives it, and may serve many.
    private static KeyValuePair<string, string>[] HeadersOf(FusionRequestContext? context) =>
        context is null
            ? []
            :
            [
                .. context.Headers.Where(header =>
                    !header.Key.Equals("traceparent", StringComparison.OrdinalIgnoreCase)
                    && !header.Key.Equals("tracestate", StringComparison.OrdinalIgnoreCase)
                ),
            ];

    private FetchContext ContextOf(
        OperationRequest request,
        FusionRequestContext? requestContext,
        CancellationToken cancellationToken
    ) =>
        new(
            _schema,
            _transports,
            requestContext?.Headers ?? [],
            _options.BatchLinger,
            _options.MaxResponseDepth,
            _options.Time,
            cancellationToken
        )
        {
            Files = request.Files,
        };

    /// <summary>Fills what the gateway answers itself: introspection, and the objects of ids.</summary>
    /// <returns>Why it cannot be answered; null if it can.</returns>
    private async ValueTask<IReadOnlyList<GraphQLError>?> SeedAsync(
        QueryPlan plan,
        PlanExecution execution,
        ClientVariables variables,
        OperationRequest request,
        JsonElement variableSet,
        CancellationToken cancellationToken
    )
    {
        if (plan.IntrospectionDocument is not null)
        {
            var refusal = await _introspection
                .ResolveAsync(plan, execution.Store, variableSet, request.Services, cancellationToken)
                .ConfigureAwait(false);
            if (refusal is not null)
            {
                return refusal;
            }
        }

        NodeResolution.Resolve(plan, _schema, execution.Store, variables);
        return null;
    }

    /// <summary>The specification's coercion decides what is valid; what is forwarded is the client's own JSON.</summary>
    private static bool TryCoerce(
        SelectedOperation operation,
        JsonElement variableSet,
        FileVariables? files,
        [NotNullWhen(true)] out VariableValues? values,
        out ulong conditions,
        [NotNullWhen(false)] out IReadOnlyList<GraphQLError>? errors
    )
    {
        var coercion = new VariableCoercion(operation.Variables, MaxVariableErrors, MaxVariableValues, files);
        conditions = 0;
        values = coercion.Coerce(variableSet);
        if (values is null)
        {
            errors = coercion.Errors!;
            return false;
        }

        if (!operation.TryEvaluateConditions(values, out conditions, out var error))
        {
            errors = [error!];
            return false;
        }

        errors = null;
        return true;
    }

    private byte[] PlanExtensions(Prepared<OperationPlans> planned, QueryPlan plan)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(planned.Document.Span));
        var json = QueryPlanJson.Write(plan, _schema, planned.Document.Span);
        return [.. "\"queryPlan\":"u8, .. json, .. Encoding.UTF8.GetBytes($",\"queryPlanHash\":\"{hash}\"")];
    }

    private OperationPlans? Plan(DocumentNode document, SelectedOperation operation, out GraphQLError? error)
    {
        Interlocked.Increment(ref _planned);
        error = null;
        try
        {
            var whole = QueryPlanner.Plan(_schema, document, operation.Definition, _options.Planning);
            return new OperationPlans(_schema, document, operation, _options.Planning, whole);
        }
        catch (PlanningException exception)
        {
            error = new GraphQLError(exception.Message) { Code = exception.Code };
            return null;
        }
    }
}
