namespace Graph.Types;

/// <summary>The names that directive locations have in documents.</summary>
public static class DirectiveLocationNames
{
    private static readonly string[] Names = [.. Enum.GetNames<DirectiveLocation>().Select(EnumNames.ToGraphQL)];

    /// <summary>The name in SDL, <c>FIELD_DEFINITION</c> for instance.</summary>
    public static string ToSdl(this DirectiveLocation location) => Names[(int)location];

    /// <summary>The location of this name.</summary>
    public static bool TryParse(string name, out DirectiveLocation location)
    {
        var index = Array.IndexOf(Names, name);
        location = (DirectiveLocation)Math.Max(index, 0);
        return index >= 0;
    }
}
