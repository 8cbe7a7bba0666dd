using System.Reflection;
using System.Text;
using Graph.Annotations;

namespace Graph.Common.Ids;

/// <summary>What an id is the id of: its prefix in the graph and how a message calls it. Both come from the type's name.</summary>
/// <remarks>
/// The gateway, which routes <c>node(id:)</c> by the prefix, takes the same one: the type's name in lower case.
/// </remarks>
public sealed record IdKind
{
    private IdKind(string prefix, string noun)
    {
        Prefix = prefix;
        Noun = noun;
    }

    /// <summary>What stands before the underscore: <c>post</c> in <c>post_01h455vb4pex5vsknk084sn02q</c>.</summary>
    public string Prefix { get; }

    /// <summary>The singular, for messages: "direct message" for <c>DirectMessage</c>.</summary>
    public string Noun { get; }

    /// <summary>The ids of the objects of a type of the graph.</summary>
    /// <param name="typeName">The type's name in the graph: <c>Post</c>.</param>
    public static IdKind Of(string typeName)
    {
        ArgumentException.ThrowIfNullOrEmpty(typeName);
        var noun = new StringBuilder(typeName.Length + 4);
        foreach (var c in typeName)
        {
            if (char.IsAsciiLetterUpper(c) && noun.Length > 0)
            {
                noun.Append(' ');
            }

            noun.Append(char.ToLowerInvariant(c));
        }

        return new IdKind(typeName.ToLowerInvariant(), noun.ToString());
    }

    /// <summary>The ids of the objects of a C# type of the graph.</summary>
    /// <typeparam name="T">The type with its annotations.</typeparam>
    public static IdKind Of<T>()
        where T : class => OfType<T>.Kind;

    private static class OfType<T>
    {
        public static readonly IdKind Kind = Of(
            typeof(T).GetCustomAttribute<ObjectTypeAttribute>()?.Name
                ?? typeof(T).GetCustomAttribute<GraphQLNameAttribute>()?.Name
                ?? typeof(T).Name
        );
    }
}
