namespace Graph.Language;

/// <summary>What a <see cref="SchemaCoordinate"/> points at.</summary>
public enum SchemaCoordinateKind
{
    /// <summary>A named type: <c>Post</c>.</summary>
    Type,

    /// <summary>A field, an input field or an enum value: <c>Post.author</c>.</summary>
    Member,

    /// <summary>An argument of a field: <c>Query.posts(first:)</c>.</summary>
    Argument,

    /// <summary>A directive: <c>@include</c>.</summary>
    Directive,

    /// <summary>An argument of a directive: <c>@include(if:)</c>.</summary>
    DirectiveArgument,
}
