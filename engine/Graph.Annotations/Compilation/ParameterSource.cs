using System.Reflection;

namespace Graph.Annotations.Compilation;

/// <summary>Where the value of a resolver's parameter comes from.</summary>
internal abstract record ParameterSource
{
    /// <summary>The parent, or the list of parents.</summary>
    /// <param name="Properties">The properties that the method reads of it; null if it may read all.</param>
    public sealed record Parent(PropertyInfo[]? Properties = null) : ParameterSource;

    /// <summary>The arguments, through an <see cref="Binding.ArgumentBinder{T}"/>.</summary>
    /// <param name="Binder">The binder.</param>
    public sealed record Argument(object Binder) : ParameterSource;

    /// <summary>The arguments of all rows.</summary>
    /// <param name="Arguments">Binds them.</param>
    public sealed record Column(ArgumentColumn Arguments) : ParameterSource;

    /// <summary>What a library makes of the context and the arguments.</summary>
    /// <param name="Binder">A <see cref="Binding.ContextBinder{T}"/>.</param>
    public sealed record Bound(object Binder) : ParameterSource;

    /// <summary>A service of the request.</summary>
    public sealed record Service : ParameterSource;

    /// <summary>A service of this call alone.</summary>
    /// <param name="Create">Makes it.</param>
    public sealed record ResolverService(Func<IServiceProvider, object> Create) : ParameterSource;

    /// <summary>A data loader of the request.</summary>
    /// <param name="Factory">Makes it.</param>
    public sealed record Loader(DataLoaderFactory Factory) : ParameterSource;

    /// <summary>The context, its services or its cancellation token.</summary>
    public sealed record Context : ParameterSource;
}
