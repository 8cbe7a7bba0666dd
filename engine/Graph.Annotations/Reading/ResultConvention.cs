using Graph.Annotations.Compilation;

namespace Graph.Annotations.Reading;

/// <summary>How a library completes what methods give back: a query, for instance, whose rows are the field's value.</summary>
internal abstract class ResultConvention
{
    /// <summary>What completes the result; null, or anything, after a sentence.</summary>
    public abstract ResultCompletion? Read(ConventionParameter result);

    /// <summary>Adds the sentence about a mutation or subscription that gives back such a thing.</summary>
    public abstract ResultCompletion? Refuse(SchemaDraft schema, string source);
}
