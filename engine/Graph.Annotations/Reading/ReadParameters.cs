using System.Collections.Immutable;
using Graph.Annotations.Compilation;
using Graph.Annotations.Model;

namespace Graph.Annotations.Reading;

/// <summary>A method's parameters, understood.</summary>
/// <param name="Sources">Where each value comes from.</param>
/// <param name="Arguments">The field's arguments.</param>
/// <param name="Completion">What makes the field's value of the method's result; null where it is the value.</param>
internal sealed record ReadParameters(
    ImmutableArray<ParameterSource> Sources,
    ImmutableArray<InputDraft> Arguments,
    ResultCompletion? Completion = null
);
