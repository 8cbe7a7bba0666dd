using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Graph.Execution;
using Graph.Execution.Coercion;
using Graph.Execution.Operations;
using Graph.Fusion.Execution.Fetching;
using Graph.Fusion.Execution.Response;
using Graph.Fusion.Planning;
using Graph.Fusion.Schemas;
using Graph.Fusion.Sources;
using Graph.Language;
using Graph.Types;
using Graph.Validation;

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
    private const int MaxVariableErrors = 50;
    private const int MaxVariableValues = 200_000;

    private readonly FusionSchema _schema;
    private readonly FusionExecutorOptions _options;
    private readonly ISourceTransport[] _transports;
    private readonly PlanCache _plans;
    private readonly PlanCache _refusals;
    private readonly Func<ReadOnlyMemory<byte>, string?, PlannedRequest> _planUnknown;
    private readonly IntrospectionExecution _introspection;
    private readonly Func<ReadOnlyMemory<byte>, string?, PlannedRequest> _plan;

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
        _plans = new PlanCache(_options.Planning.CacheCapacity, _options.Planning.CachedDocumentBytes);
        _refusals = new PlanCache(
            _options.Planning.CachedRefusals,
            _options.Planning.CachedDocumentBytes,
            refused => refused.Plan is null
        );
        _introspection = new IntrospectionExecution(schema.Public);
        _planUnknown = Plan;
        _plan = (document, operationName) => _refusals.GetOrAdd(document, operationName, _planUnknown);
    }

    /// <inheritdoc />
    public Schema Schema => _schema.Public;

    /// <summary>How many operations were planned since the start.</summary>
    public long PlannedOperations => _plans.Planned;

    /// <summary>The plan of an operation as text, or what is wrong with it.</summary>
    /// <param name="document">The document.</param>
    /// <param name="operationName">Which operation; null if there is only one.</param>
    public string Explain(string document, string? operationName = null)
    {
        var planned = _plans.GetOrAdd(Encoding.UTF8.GetBytes(document), operationName, _plan);
        return planned.Plan is { } plan
            ? PlanPrinter.Print(plan, _schema)
            : string.Join('\n', planned.Errors.Select(error => error.Message));
    }

    /// <inheritdoc />
    public async ValueTask<ExecutionResult> ExecuteAsync(OperationRequest request, CancellationToken cancellationToken)
    {
        if (Refuse(request) is { } refusal)
        {
            return new RequestErrorResult(refusal);
        }

        var operationName = string.IsNullOrEmpty(request.OperationName) ? null : request.OperationName;
        var planned = _plans.GetOrAdd(request.Document, operationName, _plan);
        if (planned.Plan is not { } plan)
        {
            return new RequestErrorResult(planned.Errors);
        }

        if (Refuse(request, plan) is { } refused)
        {
            return new RequestErrorResult(refused);
        }

        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(_options.Timeout);
        try
        {
            return request.VariableSets.Count == 1
                ? await ExecuteOneAsync(planned, plan, request, deadline.Token).ConfigureAwait(false)
                : await ExecuteManyAsync(planned, plan, request, deadline.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new RequestErrorResult(TimedOut());
        }
    }

    private async ValueTask<ExecutionResult> ExecuteOneAsync(
        PlannedRequest planned,
        QueryPlan plan,
        OperationRequest request,
        CancellationToken cancellationToken
    )
    {
        var response = await ExecuteAsync(planned, plan, request, request.VariableSets[0], cancellationToken)
            .ConfigureAwait(false);
        return response.RequestErrors is { } errors
            ? new RequestErrorResult(errors)
            : new FusionExecutionResult([response]);
    }

    private async ValueTask<ExecutionResult> ExecuteManyAsync(
        PlannedRequest planned,
        QueryPlan plan,
        OperationRequest request,
        CancellationToken cancellationToken
    )
    {
        var responses = new ComposedResponse[request.VariableSets.Count];
        var parallelism = plan.Definition.Operation == OperationType.Mutation ? 1 : _options.MaxParallelVariableSets;
        try
        {
            await Parallel
                .ForAsync(
                    0,
                    responses.Length,
                    new ParallelOptions { MaxDegreeOfParallelism = parallelism, CancellationToken = cancellationToken },
                    async (index, token) =>
                        responses[index] = await ExecuteAsync(
                                planned,
                                plan,
                                request,
                                request.VariableSets[index],
                                token
                            )
                            .ConfigureAwait(false)
                )
                .ConfigureAwait(false);
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
        PlannedRequest planned,
        QueryPlan plan,
        OperationRequest request,
        JsonElement variableSet,
        CancellationToken cancellationToken
    )
    {
        if (!TryCoerce(planned.Operation!, variableSet, out var errors))
        {
            return new ComposedResponse { RequestErrors = errors };
        }

        var requestContext = (FusionRequestContext?)request.Services.GetService(typeof(FusionRequestContext));
        var variables = new ClientVariables(plan, variableSet);
        var context = new FetchContext(
            _schema,
            _transports,
            requestContext?.Headers ?? [],
            _options.BatchLinger,
            _options.MaxResponseDepth,
            _options.Time,
            cancellationToken
        );
        using var execution = new PlanExecution(plan, variables, context);
        if (plan.IntrospectionDocument is not null)
        {
            var refusal = await _introspection
                .ResolveAsync(plan, execution.Store, variableSet, request.Services, cancellationToken)
                .ConfigureAwait(false);
            if (refusal is not null)
            {
                return new ComposedResponse { RequestErrors = refusal };
            }
        }

        NodeResolution.Resolve(plan, _schema, execution.Store, variables);
        await execution.RunAsync().ConfigureAwait(false);
        var completion = new ResponseCompletion(plan, execution.Store, variables);
        var data = completion.Complete();
        foreach (var unplaced in execution.Errors.Unplaced)
        {
            completion.Errors.Add(new PositionedError(execution.Store.Errors[unplaced], null, Location.None));
        }

        return new ComposedResponse
        {
            Data = data,
            Errors = completion.Errors,
            Extensions = requestContext is { IncludeQueryPlan: true } ? PlanExtensions(planned, plan) : null,
        };
    }

    /// <summary>The specification's coercion decides what is valid; what is forwarded is the client's own JSON.</summary>
    private static bool TryCoerce(
        PreparedOperation operation,
        JsonElement variableSet,
        out IReadOnlyList<GraphQLError>? errors
    )
    {
        var coercion = new VariableCoercion(operation.Variables, MaxVariableErrors, MaxVariableValues);
        if (coercion.Coerce(variableSet) is not { } values)
        {
            errors = coercion.Errors!;
            return false;
        }

        if (!operation.TryEvaluateConditions(values, out _, out var error))
        {
            errors = [error!];
            return false;
        }

        errors = null;
        return true;
    }

    private byte[] PlanExtensions(PlannedRequest planned, QueryPlan plan)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(planned.Document.Span));
        var json = QueryPlanJson.Write(plan, _schema, planned.Document.Span);
        return [.. "\"queryPlan\":"u8, .. json, .. Encoding.UTF8.GetBytes($",\"queryPlanHash\":\"{hash}\"")];
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

        return request.VariableSets.Count > _options.MaxVariableSets
            ? new GraphQLError(
                $"The request has {request.VariableSets.Count} sets of variables; at most {_options.MaxVariableSets} are "
                    + "executed at once."
            )
            {
                Code = ErrorCodes.LimitExceeded,
            }
            : null;
    }

    private static GraphQLError? Refuse(OperationRequest request, QueryPlan plan) =>
        plan.Definition.Operation switch
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

    private PlannedRequest Plan(ReadOnlyMemory<byte> source, string? operationName)
    {
        if (!Utf8GraphQLParser.TryParse(source.Span, _options.Parser, out var document, out var syntaxError))
        {
            return Refused(
                new GraphQLError(syntaxError.Message)
                {
                    Locations = syntaxError.Location.IsKnown ? [syntaxError.Location] : [],
                    Code = syntaxError.Code,
                }
            );
        }

        if (_options.Validation is { } validation)
        {
            var errors = DocumentValidator.Validate(Schema, document, validation);
            if (!errors.IsEmpty)
            {
                return new PlannedRequest(null, null, source, errors);
            }
        }

        var limits = new ExecutionOptions { Parser = _options.Parser, Validation = _options.Validation };
        if (!PreparedOperation.TryCreate(Schema, limits, document, operationName, out var operation, out var error))
        {
            return Refused(error);
        }

        try
        {
            var plan = QueryPlanner.Plan(_schema, document, operation.Definition, _options.Planning);
            return new PlannedRequest(plan, operation, source, []);
        }
        catch (PlanningException exception)
        {
            return Refused(new GraphQLError(exception.Message) { Code = exception.Code });
        }

        PlannedRequest Refused(GraphQLError refusal) => new(null, null, source, ImmutableArray.Create(refusal));
    }

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
