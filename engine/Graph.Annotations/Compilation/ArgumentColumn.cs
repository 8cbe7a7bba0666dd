using Graph.Execution.Resolvers;

namespace Graph.Annotations.Compilation;

/// <summary>An argument that a batch resolver takes as a list: one value per row.</summary>
internal abstract class ArgumentColumn
{
    /// <summary>An array for the values of <paramref name="count"/> rows.</summary>
    public abstract Array Create(int count);

    /// <summary>Binds one row's value into the array.</summary>
    /// <exception cref="GraphQLException">The argument does not fit; only its row fails.</exception>
    public abstract void Bind(Array column, int row, ArgumentValues arguments);

    /// <summary>The first <paramref name="count"/> rows of a column in which some rows failed.</summary>
    public abstract Array Trim(Array column, int count);
}
