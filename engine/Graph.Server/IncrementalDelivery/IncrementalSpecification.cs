using Graph.Execution;

namespace Graph.Server;

/// <summary>The names under which clients ask for a format of incremental delivery.</summary>
internal static class IncrementalSpecification
{
    /// <summary>The parameter that a response in the format has; empty for none.</summary>
    public static string Parameter(IncrementalDeliveryFormat delivery) =>
        delivery switch
        {
            IncrementalDeliveryFormat.PathBased => "deferSpec=20220824",
            IncrementalDeliveryFormat.IdBased => "incrementalSpec=v0.2",
            _ => "",
        };

    /// <summary>The format of a name and a version; none if it is not spoken here.</summary>
    public static IncrementalDeliveryFormat Find(ReadOnlySpan<char> name, ReadOnlySpan<char> version)
    {
        if (name.Equals("deferSpec", StringComparison.OrdinalIgnoreCase))
        {
            return version is "20220824" ? IncrementalDeliveryFormat.PathBased : IncrementalDeliveryFormat.None;
        }

        if (name.Equals("incrementalSpec", StringComparison.OrdinalIgnoreCase))
        {
            return version is "v0.2" ? IncrementalDeliveryFormat.IdBased
                : version is "v0.1" ? IncrementalDeliveryFormat.PathBased
                : IncrementalDeliveryFormat.None;
        }

        return IncrementalDeliveryFormat.None;
    }
}
