namespace Graph.Fusion.Planning;

/// <summary>How an input value is built from the fields of a composed object; a compiled field selection map.</summary>
internal abstract class ValueTemplate;

/// <summary>Follows fields from object to object; each step names the field for each shape that can stand there.</summary>
internal sealed class PathTemplate(SelectionField[][] steps, ValueTemplate? inner, SelectionShape? end) : ValueTemplate
{
    /// <summary>The steps; within a step one field for each shape.</summary>
    public SelectionField[][] Steps { get; } = steps;

    /// <summary>What is built at the end of the path; null to copy the value there.</summary>
    public ValueTemplate? Inner { get; } = inner;

    /// <summary>The shape of the objects that have the value; null if all have that can stand at the end of the path.</summary>
    public SelectionShape? End { get; } = end;
}

/// <summary>Builds an input object.</summary>
internal sealed class ObjectTemplate(string[] names, ValueTemplate[] values) : ValueTemplate
{
    /// <summary>The names of the input fields.</summary>
    public string[] Names { get; } = names;

    /// <summary>Their values.</summary>
    public ValueTemplate[] Values { get; } = values;
}

/// <summary>Builds a list, item by item, of the list it stands at.</summary>
internal sealed class ListTemplate(ValueTemplate item) : ValueTemplate
{
    /// <summary>What is built of each item.</summary>
    public ValueTemplate Item { get; } = item;
}

/// <summary>The first alternative that applies to the object's type and has a value.</summary>
internal sealed class ChoiceTemplate((HashSet<string>? Types, ValueTemplate Value)[] alternatives) : ValueTemplate
{
    /// <summary>The alternatives; the types that one is for, or null for all.</summary>
    public (HashSet<string>? Types, ValueTemplate Value)[] Alternatives { get; } = alternatives;
}
