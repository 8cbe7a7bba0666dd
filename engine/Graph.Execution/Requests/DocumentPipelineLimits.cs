using Graph.Language;
using Graph.Validation;

namespace Graph.Execution;

/// <summary>What a <see cref="DocumentPipeline{T}"/> lets pass.</summary>
/// <param name="Parser">The limits of documents: bytes, tokens, nesting.</param>
/// <param name="Validation">The limits of validation; null trusts every document.</param>
/// <param name="MaxVariableSets">The most sets of variables in one request.</param>
/// <param name="CachedRefusals">The most documents whose errors are remembered.</param>
internal sealed record DocumentPipelineLimits(
    ParserOptions Parser,
    ValidationOptions? Validation,
    int MaxVariableSets,
    int CachedRefusals
);
