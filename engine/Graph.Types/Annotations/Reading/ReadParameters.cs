using System.Collections.Immutable;
using Graph.Types.Annotations.Compilation;
using Graph.Types.Annotations.Model;

namespace Graph.Types.Annotations.Reading;

/// <summary>A method's parameters, understood.</summary>
/// <param name="Sources">Where each value comes from.</param>
/// <param name="Arguments">The field's arguments.</param>
internal sealed record ReadParameters(ImmutableArray<ParameterSource> Sources, ImmutableArray<InputDraft> Arguments);
