using System.Collections.Immutable;
using System.Reflection;
using Graph.Annotations.Model;

namespace Graph.Annotations.Reading;

/// <summary>A parameter that a library reads.</summary>
/// <param name="Parameter">The parameter.</param>
/// <param name="Schema">The schema.</param>
/// <param name="Inputs">Reads the types of arguments.</param>
/// <param name="Coordinate">The field, for the sentences that clients see.</param>
/// <param name="Parent">The C# type of the parents; null on a root type.</param>
/// <param name="IsBatch">True for a batch resolver.</param>
/// <param name="Arguments">The field's arguments so far.</param>
internal sealed record ConventionParameter(
    ParameterInfo Parameter,
    SchemaDraft Schema,
    InputTypes Inputs,
    string Coordinate,
    Type? Parent,
    bool IsBatch,
    ImmutableArray<InputDraft>.Builder Arguments
)
{
    /// <summary>The method.</summary>
    public MethodInfo Method => (MethodInfo)Parameter.Member;

    /// <summary>The parameter for the sentences.</summary>
    public string Source => $"{Problems.Name(Parameter.Member)}({Parameter.Name})";

    /// <summary>Adds an argument to the field.</summary>
    /// <returns>Its index.</returns>
    public int AddArgument(InputDraft argument)
    {
        Arguments.Add(argument);
        return Arguments.Count - 1;
    }
}
