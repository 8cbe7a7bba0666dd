using System.Collections.Immutable;

namespace Graph.Types;

/// <summary>The definition of a directive.</summary>
/// <remarks><see href="https://spec.graphql.org/September2025/#sec-Type-System.Directives"/></remarks>
public sealed class DirectiveDefinition
{
    /// <summary>Makes a directive definition.</summary>
    public DirectiveDefinition(
        string name,
        string? description,
        ImmutableArray<InputValue> arguments,
        bool isRepeatable,
        ImmutableArray<DirectiveLocation> locations
    )
    {
        Name = name;
        Description = description;
        Arguments = arguments.IsDefault ? [] : arguments;
        IsRepeatable = isRepeatable;
        Locations = locations;
        for (var i = 0; i < Arguments.Length; i++)
        {
            Arguments[i].Index = i;
        }
    }

    /// <summary>The name, without the at sign.</summary>
    public string Name { get; }

    /// <summary>The description, if there is one.</summary>
    public string? Description { get; }

    /// <summary>The arguments in the order of their definition.</summary>
    public ImmutableArray<InputValue> Arguments { get; }

    /// <summary>True if it may be applied more than once at one place.</summary>
    public bool IsRepeatable { get; }

    /// <summary>Where it may be applied.</summary>
    public ImmutableArray<DirectiveLocation> Locations { get; }

    /// <summary>The argument of this name, or null.</summary>
    public InputValue? FindArgument(string name)
    {
        foreach (var argument in Arguments)
        {
            if (argument.Name == name)
            {
                return argument;
            }
        }

        return null;
    }
}
