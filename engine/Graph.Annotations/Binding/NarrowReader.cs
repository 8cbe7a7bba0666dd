using System.Globalization;
using System.Numerics;
using Graph.Execution.Resolvers;
using Graph.Types;

namespace Graph.Annotations.Binding;

/// <summary>Reads numbers into types that hold fewer of them than the graph's: an Int into a <see cref="short"/>.</summary>
internal sealed class NarrowReader<T> : InputReader<T>
    where T : INumber<T>, IMinMaxValue<T>
{
    /// <inheritdoc />
    /// <exception cref="GraphQLException">The type cannot hold the number, which is the client's error.</exception>
    public override T Read(object? value)
    {
        if (value is null)
        {
            return default!;
        }

        // Every Int and every Float is a double, exactly.
        var number = Convert.ToDouble(value, CultureInfo.InvariantCulture);
        return number >= double.CreateSaturating(T.MinValue) && number <= double.CreateSaturating(T.MaxValue)
            ? T.CreateSaturating(number)
            : throw new GraphQLException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The value {value} is out of range: it must be from {T.MinValue} to {T.MaxValue}."
                ),
                ErrorCodes.BadUserInput
            );
    }
}
