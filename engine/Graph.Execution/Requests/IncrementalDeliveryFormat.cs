namespace Graph.Execution;

/// <summary>How the parts of a response that <c>@defer</c> and <c>@stream</c> delay are told to the client.</summary>
public enum IncrementalDeliveryFormat
{
    /// <summary>Not at all: the directives are ignored, and the response is whole.</summary>
    None,

    /// <summary>
    /// By their path, as in 2022 (<c>deferSpec=20220824</c>): each part repeats all that its fragment asks for.
    /// </summary>
    PathBased,

    /// <summary>
    /// By the ids of what is pending (<c>incrementalSpec=v0.2</c>), as the specification's draft has it: no field is
    /// delivered twice. <see href="https://github.com/graphql/graphql-spec/pull/1203"/>
    /// </summary>
    IdBased,
}
