namespace Graph.Annotations;

/// <summary>
/// The static method loads values by their keys: a data loader class is generated for it, and an interface
/// <c>I…DataLoader</c> to take it by, named after the method without <c>Get</c> and <c>Async</c>. The project needs
/// <c>Graph.Data.Generators</c> as an analyzer.
/// </summary>
/// <remarks>
/// The keys come first, as <c>IReadOnlyList&lt;TKey&gt;</c>; then services of the request, a <c>DbContext</c> (one for each call,
/// from its <c>IDbContextFactory</c>), other data loaders, a cancellation token. It gives a task of a dictionary, of a lookup, or
/// of a list in the order of the keys. With <c>PagingArguments</c> or a <c>QueryContext&lt;T&gt;</c> among the parameters the
/// interface has a method <c>With</c> that takes it.
/// </remarks>
/// <param name="name">The name of the class, with or without <c>DataLoader</c>; null for the method's.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DataLoaderAttribute(string? name = null) : Attribute
{
    /// <summary>The name of the class; null for the method's.</summary>
    public string? Name { get; } = name;
}
