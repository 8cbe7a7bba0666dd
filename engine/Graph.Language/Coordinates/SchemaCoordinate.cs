using System.Diagnostics.CodeAnalysis;

namespace Graph.Language;

/// <summary>The unique name of an element of a schema.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Schema-Coordinates"/></remarks>
public sealed record SchemaCoordinate
{
    private SchemaCoordinate(SchemaCoordinateKind kind, string name, string? memberName, string? argumentName)
    {
        Kind = kind;
        Name = name;
        MemberName = memberName;
        ArgumentName = argumentName;
    }

    /// <summary>What it points at.</summary>
    public SchemaCoordinateKind Kind { get; }

    /// <summary>The name of the type or directive, without <c>@</c>.</summary>
    public string Name { get; }

    /// <summary>The name of the field, input field or enum value, if it points into a type.</summary>
    public string? MemberName { get; }

    /// <summary>The name of the argument, if it points at one.</summary>
    public string? ArgumentName { get; }

    /// <summary><c>Type</c></summary>
    public static SchemaCoordinate Type(string type) => new(SchemaCoordinateKind.Type, type, null, null);

    /// <summary><c>Type.member</c></summary>
    public static SchemaCoordinate Member(string type, string member) =>
        new(SchemaCoordinateKind.Member, type, member, null);

    /// <summary><c>Type.field(argument:)</c></summary>
    public static SchemaCoordinate Argument(string type, string field, string argument) =>
        new(SchemaCoordinateKind.Argument, type, field, argument);

    /// <summary><c>@directive</c></summary>
    public static SchemaCoordinate Directive(string directive) =>
        new(SchemaCoordinateKind.Directive, directive, null, null);

    /// <summary><c>@directive(argument:)</c></summary>
    public static SchemaCoordinate DirectiveArgument(string directive, string argument) =>
        new(SchemaCoordinateKind.DirectiveArgument, directive, null, argument);

    /// <summary>Reads a coordinate. It may hold nothing else, no white space either.</summary>
    /// <exception cref="SyntaxException">The text is no coordinate.</exception>
    public static SchemaCoordinate Parse(string text) =>
        TryParse(text, out var coordinate, out var error) ? coordinate : throw new SyntaxException(error);

    /// <summary>Reads a coordinate; an error of the text is a result, not an exception.</summary>
    public static bool TryParse(
        string text,
        [NotNullWhen(true)] out SchemaCoordinate? coordinate,
        [NotNullWhen(false)] out SyntaxError? error
    )
    {
        ArgumentNullException.ThrowIfNull(text);
        var reader = new SchemaCoordinateReader(text);
        var isDirective = reader.Skip('@');
        var name = reader.ReadName();
        var member = !isDirective && reader.Skip('.') ? reader.ReadName() : null;
        string? argument = null;
        if ((isDirective || member is not null) && reader.Skip('('))
        {
            argument = reader.ReadName();
            reader.Expect(':');
            reader.Expect(')');
        }

        reader.ExpectEnd();
        error = reader.Error;
        coordinate = error is null ? From(isDirective, name, member, argument) : null;
        return error is null;
    }

    /// <summary>The coordinate as the specification writes it.</summary>
    public override string ToString() =>
        Kind switch
        {
            SchemaCoordinateKind.Type => Name,
            SchemaCoordinateKind.Member => $"{Name}.{MemberName}",
            SchemaCoordinateKind.Argument => $"{Name}.{MemberName}({ArgumentName}:)",
            SchemaCoordinateKind.Directive => $"@{Name}",
            _ => $"@{Name}({ArgumentName}:)",
        };

    private static SchemaCoordinate From(bool isDirective, string name, string? member, string? argument) =>
        (isDirective, member, argument) switch
        {
            (true, _, null) => Directive(name),
            (true, _, _) => DirectiveArgument(name, argument),
            (_, null, _) => Type(name),
            (_, _, null) => Member(name, member),
            _ => Argument(name, member, argument),
        };
}
