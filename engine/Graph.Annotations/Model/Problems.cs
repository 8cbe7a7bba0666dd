using System.Reflection;
using Graph.Types.Sdl;

namespace Graph.Annotations.Model;

/// <summary>What is wrong with the annotations: all of it, not only the first.</summary>
internal sealed class Problems
{
    private readonly List<SchemaError> _errors = [];

    public int Count => _errors.Count;

    public bool Any => _errors.Count > 0;

    /// <summary>Adds a sentence about a C# type or member.</summary>
    public void Add(MemberInfo member, string sentence) => Add(Name(member), sentence);

    /// <summary>Adds a sentence about something by its name.</summary>
    public void Add(string source, string sentence)
    {
        var message = $"{source}: {sentence}";
        if (!_errors.Exists(error => error.Message == message))
        {
            _errors.Add(new SchemaError(message));
        }
    }

    /// <summary>Throws if anything was wrong.</summary>
    /// <exception cref="SchemaException">With every sentence.</exception>
    public void ThrowIfAny()
    {
        if (Any)
        {
            throw new SchemaException([.. _errors]);
        }
    }

    /// <summary>A C# type or member as the sentences name it.</summary>
    public static string Name(MemberInfo member) =>
        member is Type type ? Naming.CSharp(type)
        : member.DeclaringType is { } declaring ? $"{Naming.CSharp(declaring)}.{member.Name}"
        : member.Name;
}
