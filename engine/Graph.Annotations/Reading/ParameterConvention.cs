namespace Graph.Annotations.Reading;

/// <summary>How a library reads the parameters of a C# type of its own, named by <see cref="ParameterConventionAttribute"/>.</summary>
internal abstract class ParameterConvention
{
    /// <summary>
    /// What binds the parameter, a <see cref="Binding.ContextBinder{T}"/>; null, or anything, after a sentence.
    /// </summary>
    public abstract object? Read(ConventionParameter parameter);

    /// <summary>Adds the sentence about a mutation or subscription that has such a parameter.</summary>
    public abstract object? Refuse(SchemaDraft schema, string source);
}
