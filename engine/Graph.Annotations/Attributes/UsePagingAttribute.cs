namespace Graph.Annotations;

/// <summary>
/// The field is a connection: it gets <c>first</c> and <c>after</c> (and <c>last</c> and <c>before</c>), checked and handed to
/// the method's <see cref="Pagination.PagingArguments"/>.
/// </summary>
/// <remarks><see href="https://relay.dev/graphql/connections.htm"/></remarks>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UsePagingAttribute : Attribute
{
    /// <summary>The most that <c>first</c> or <c>last</c> may ask for.</summary>
    public int MaxPageSize { get; set; } = 100;

    /// <summary>How many edges a page has if neither <c>first</c> nor <c>last</c> is given.</summary>
    public int DefaultPageSize { get; set; } = 20;

    /// <summary>False to leave out <c>last</c> and <c>before</c>, where no index serves them.</summary>
    public bool Backward { get; set; } = true;

    /// <summary>True to give the connection a <c>totalCount</c>: only where it is cheap and exact.</summary>
    public bool IncludeTotalCount { get; set; }
}
