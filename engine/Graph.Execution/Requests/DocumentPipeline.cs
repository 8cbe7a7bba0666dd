using System.Diagnostics.CodeAnalysis;
using Graph.Execution.Operations;
using Graph.Language;
using Graph.Types;
using Graph.Validation;

namespace Graph.Execution;

/// <summary>
/// From a request to what an executor runs: refuse, parse, validate, find the operation, prepare. The last four are done once
/// for each document and operation name, and remembered.
/// </summary>
/// <typeparam name="T">What an executor runs: a compiled operation, a plan.</typeparam>
internal sealed class DocumentPipeline<T>
    where T : class
{
    // What is refused is kept apart from what is not, or a flood of mistakes would push out what is used.
    private const long RefusedBytes = 4 * 1024 * 1024;

    private readonly Schema _schema;
    private readonly ParserOptions _parser;
    private readonly ValidationOptions? _validation;
    private readonly RequestGate _gate;
    private readonly Preparer _prepareOperation;
    private readonly DocumentCache<T> _ready;
    private readonly DocumentCache<T> _refused;
    private readonly Func<ReadOnlyMemory<byte>, string?, Prepared<T>> _prepare;
    private readonly Func<ReadOnlyMemory<byte>, string?, Prepared<T>> _prepareUnknown;

    /// <summary>A pipeline for one schema.</summary>
    /// <param name="schema">The schema that documents are validated against.</param>
    /// <param name="limits">The limits of requests and documents.</param>
    /// <param name="cache">How many ready operations are kept.</param>
    /// <param name="prepareOperation">Makes what is run of a valid document's operation.</param>
    public DocumentPipeline(
        Schema schema,
        DocumentPipelineLimits limits,
        DocumentCacheLimits cache,
        Preparer prepareOperation
    )
    {
        _schema = schema;
        _parser = limits.Parser;
        _validation = limits.Validation;
        _gate = new RequestGate(limits.MaxVariableSets);
        _prepareOperation = prepareOperation;
        _ready = new DocumentCache<T>(cache, static prepared => prepared.IsReady);
        _refused = new DocumentCache<T>(
            new DocumentCacheLimits(limits.CachedRefusals, RefusedBytes),
            static prepared => !prepared.IsReady
        );
        _prepareUnknown = PrepareUnknown;
        _prepare = (document, operationName) => _refused.GetOrAdd(document, operationName, _prepareUnknown);
    }

    /// <summary>Makes what is run, or says why it cannot be.</summary>
    public delegate T? Preparer(DocumentNode document, SelectedOperation operation, out GraphQLError? error);

    /// <summary>What to run for a request, or why it is refused.</summary>
    public bool TryPrepare(
        OperationRequest request,
        [NotNullWhen(true)] out Prepared<T>? prepared,
        [NotNullWhen(false)] out RequestErrorResult? refusal
    )
    {
        prepared = null;
        if (_gate.Refuse(request) is { } error)
        {
            refusal = new RequestErrorResult(error);
            return false;
        }

        prepared = Prepare(request.Document, request.OperationName);
        refusal =
            !prepared.IsReady ? new RequestErrorResult(prepared.Errors)
            : RequestGate.Refuse(request, prepared.Operation!.Definition.Operation) is { } refused
                ? new RequestErrorResult(refused)
            : null;
        return refusal is null;
    }

    /// <summary>What to run of a document.</summary>
    /// <param name="document">The document as UTF-8.</param>
    /// <param name="operationName">Which operation; null or empty if there is only one.</param>
    public Prepared<T> Prepare(ReadOnlyMemory<byte> document, string? operationName) =>
        _ready.GetOrAdd(document, string.IsNullOrEmpty(operationName) ? null : operationName, _prepare);

    private Prepared<T> PrepareUnknown(ReadOnlyMemory<byte> source, string? operationName)
    {
        if (!Utf8GraphQLParser.TryParse(source.Span, _parser, out var document, out var syntaxError))
        {
            return new Prepared<T>(
                null,
                null,
                source,
                [
                    new GraphQLError(syntaxError.Message)
                    {
                        Locations = syntaxError.Location.IsKnown ? [syntaxError.Location] : [],
                        Code = syntaxError.Code,
                    },
                ]
            );
        }

        if (_validation is not null)
        {
            var errors = DocumentValidator.Validate(_schema, document, _validation);
            if (!errors.IsEmpty)
            {
                return new Prepared<T>(null, null, source, errors);
            }
        }

        return
            SelectedOperation.TryCreate(_schema, document, operationName, out var operation, out var error)
            && _prepareOperation(document, operation, out error) is { } value
            ? new Prepared<T>(value, operation, source, [])
            : new Prepared<T>(null, operation, source, [error!]);
    }
}
