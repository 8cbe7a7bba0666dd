using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Graph.Execution;
using Graph.Fusion.Planning;
using Graph.Language;

namespace Graph.Fusion.Execution.Subscriptions;

/// <summary>What makes two subscriptions the same: the operation, its variables, and all that sources are told of the client.</summary>
/// <param name="Planned">The operation's plan; the cache has one for each document and operation name.</param>
/// <param name="Variables">The variables that the operation declares, as the client wrote them.</param>
/// <param name="Headers">The headers that are passed on, the client's identity among them.</param>
/// <param name="IncludesPlan">True if responses show the plan.</param>
internal sealed record SubscriptionKey(
    Prepared<OperationPlans> Planned,
    string Variables,
    string Headers,
    bool IncludesPlan
)
{
    /// <summary>The key of a subscription.</summary>
    public static SubscriptionKey Of(
        Prepared<OperationPlans> planned,
        JsonElement variables,
        IReadOnlyList<KeyValuePair<string, string>> headers,
        bool includesPlan
    )
    {
        var values = new StringBuilder();
        foreach (var variable in planned.Operation!.Variables)
        {
            if (variables.ValueKind == JsonValueKind.Object && variables.TryGetProperty(variable.Name, out var value))
            {
                values
                    .Append(variable.Name)
                    .Append('=')
                    .Append(Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8Value(value)));
            }

            values.Append('\n');
        }

        var passedOn = new StringBuilder();
        foreach (var (name, value) in headers)
        {
            passedOn.Append(name).Append(':').Append(value).Append('\n');
        }

        return new SubscriptionKey(planned, values.ToString(), passedOn.ToString(), includesPlan);
    }

    /// <summary>True if the client asks its source to repeat something.</summary>
    public bool AsksForReplay(IReadOnlyList<string> arguments, ClientVariables variables)
    {
        foreach (var field in Planned.Value!.Whole.Root.Fields)
        {
            foreach (var argument in field.Arguments)
            {
                if (!arguments.Contains(argument.Name.Value))
                {
                    continue;
                }

                var isGiven = argument.Value switch
                {
                    NullValueNode => false,
                    VariableNode variable => variables.ValueOf(variable.Name.Value) is not null,
                    _ => true,
                };
                if (isGiven)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <inheritdoc />
    public bool Equals(SubscriptionKey? other) =>
        other is not null
        && ReferenceEquals(Planned, other.Planned)
        && Variables == other.Variables
        && Headers == other.Headers
        && IncludesPlan == other.IncludesPlan;

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Planned.Document.Length, Variables, Headers, IncludesPlan);
}
