using System.Collections.Immutable;
using System.Reflection;
using Graph.Annotations.Binding;
using Graph.Annotations.Model;
using Graph.Annotations.Pagination;

namespace Graph.Annotations.Reading;

/// <summary>A parameter that a library reads, or the result that it completes.</summary>
/// <param name="Method">The method.</param>
/// <param name="Type">The C# type of the parameter, or what the method gives back.</param>
/// <param name="Source">The parameter or method, for the sentences.</param>
/// <param name="Schema">The schema.</param>
/// <param name="Inputs">Reads the types of arguments.</param>
/// <param name="Coordinate">The field, for the sentences that clients see.</param>
/// <param name="Parent">The C# type of the parents; null on a root type.</param>
/// <param name="IsBatch">True for a batch resolver.</param>
/// <param name="Arguments">The field's arguments so far.</param>
internal sealed record ConventionParameter(
    MethodInfo Method,
    Type Type,
    string Source,
    SchemaDraft Schema,
    InputTypes Inputs,
    string Coordinate,
    Type? Parent,
    bool IsBatch,
    ImmutableArray<InputDraft>.Builder Arguments
)
{
    /// <summary>Adds the arguments of a page, and gives what binds it; null on a result that has no pages.</summary>
    public Func<ContextBinder<PagingArguments>>? Page { get; init; }

    /// <summary>Adds an argument to the field.</summary>
    /// <returns>Its index.</returns>
    public int AddArgument(InputDraft argument)
    {
        Arguments.Add(argument);
        return Arguments.Count - 1;
    }
}
