using Graph.Fusion.Planning.Drafts;

namespace Graph.Fusion.Planning.Passes;

/// <summary>The variables of a source's operation while it is written.</summary>
internal sealed class SourceVariables
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <summary>No variables yet; the names of the client's are never given to others.</summary>
    public SourceVariables(NormalizedOperation operation)
    {
        foreach (var variable in operation.Definition.VariableDefinitions)
        {
            _taken.Add(variable.Variable.Name.Value);
        }
    }

    /// <summary>The variables that take keys and requirements.</summary>
    public List<(string Name, RequiredValue Value)> Required { get; } = [];

    /// <summary>The client's variables that are used.</summary>
    public List<string> Forwarded { get; } = [];

    /// <summary>The variables that stand for combined conditions.</summary>
    public List<(string Name, int Condition)> Conditions { get; } = [];

    /// <summary>A variable that the gateway fills.</summary>
    /// <param name="prefix">What is put before the argument's name, if that is taken.</param>
    /// <param name="value">What fills it.</param>
    /// <returns>Its name.</returns>
    public string Require(string prefix, RequiredValue value)
    {
        var name = Free(value.Argument, prefix);
        Required.Add((name, value));
        return name;
    }

    /// <summary>Uses a variable of the client.</summary>
    public void Forward(string name)
    {
        if (!Forwarded.Contains(name))
        {
            Forwarded.Add(name);
        }
    }

    /// <summary>The variable that stands for a condition.</summary>
    public string NameOf(int condition)
    {
        var known = Conditions.FindIndex(other => other.Condition == condition);
        if (known < 0)
        {
            known = Conditions.Count;
            Conditions.Add((Free("selected", "if"), condition));
        }

        return Conditions[known].Name;
    }

    /// <summary>Remembers which variables there are, to take back those that are added from now on.</summary>
    public (int Required, int Forwarded, int Conditions) Mark() => (Required.Count, Forwarded.Count, Conditions.Count);

    /// <summary>Takes back what was added since.</summary>
    public void UndoTo((int Required, int Forwarded, int Conditions) mark)
    {
        _taken.ExceptWith(Required.Skip(mark.Required).Select(static variable => variable.Name));
        _taken.ExceptWith(Conditions.Skip(mark.Conditions).Select(static variable => variable.Name));
        Required.RemoveRange(mark.Required, Required.Count - mark.Required);
        Forwarded.RemoveRange(mark.Forwarded, Forwarded.Count - mark.Forwarded);
        Conditions.RemoveRange(mark.Conditions, Conditions.Count - mark.Conditions);
    }

    private string Free(string wanted, string prefix)
    {
        if (_taken.Add(wanted))
        {
            return wanted;
        }

        var name = $"{prefix}_{wanted}";
        for (var i = 2; !_taken.Add(name); i++)
        {
            name = $"{prefix}_{wanted}_{i}";
        }

        return name;
    }
}
