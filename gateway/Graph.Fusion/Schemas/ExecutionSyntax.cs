using System.Collections.Immutable;
using Graph.Language;

namespace Graph.Fusion.Schemas;

/// <summary>Makes the syntax nodes of which execution schemas consist.</summary>
internal static class ExecutionSyntax
{
    public static NamedTypeNode Type(string name) => new(new NameNode(name));

    public static StringValueNode? Description(string? text) => text is null ? null : new StringValueNode(text, true);

    /// <summary>A directive with the arguments whose value is not null.</summary>
    public static DirectiveNode Directive(string name, params ReadOnlySpan<(string Name, ValueNode? Value)> arguments)
    {
        var nodes = ImmutableArray.CreateBuilder<ArgumentNode>();
        foreach (var (argument, value) in arguments)
        {
            if (value is not null)
            {
                nodes.Add(new ArgumentNode(new NameNode(argument), value));
            }
        }

        return new DirectiveNode(new NameNode(name), nodes.ToImmutable());
    }

    public static ValueNode? Text(string? text) => text is null ? null : new StringValueNode(text, false);

    public static ValueNode Texts(IEnumerable<string> texts) =>
        new ListValueNode([.. texts.Select(text => new StringValueNode(text, false))]);

    /// <summary>The flag if it is raised, else nothing.</summary>
    public static ValueNode? Flag(bool value) => value ? new BooleanValueNode(true) : null;
}
