using System.Globalization;
using Graph.Annotations.Pagination;
using Graph.Execution.Resolvers;
using Graph.Types;

namespace Graph.Annotations.Binding;

/// <summary>Binds and checks the page that a client asks for.</summary>
/// <param name="coordinate">The field, for the sentences.</param>
/// <param name="firstIndex">The index of <c>first</c>; <c>after</c>, <c>last</c> and <c>before</c> follow it.</param>
/// <param name="options">The limits of the field.</param>
internal sealed class PagingBinder(string coordinate, int firstIndex, UsePagingAttribute options)
    : ContextBinder<PagingArguments>
{
    /// <inheritdoc />
    public override PagingArguments Bind(ResolverContext context, ArgumentValues arguments) =>
        Page(arguments) with
        {
            List = coordinate,
            IncludeTotalCount = options.IncludeTotalCount && context.IsSelected("totalCount"),
        };

    private PagingArguments Page(ArgumentValues arguments)
    {
        var first = Size(arguments, firstIndex, "first");
        var after = (string?)arguments[firstIndex + 1];
        if (!options.Backward)
        {
            return new PagingArguments(first ?? options.DefaultPageSize, after);
        }

        var last = Size(arguments, firstIndex + 2, "last");
        var before = (string?)arguments[firstIndex + 3];
        if (first is not null && last is not null)
        {
            throw Bad($"'{coordinate}' takes 'first' or 'last', not both: leave one of them out.");
        }

        if (first is null && last is null)
        {
            // 'before' alone means the page that ends there.
            return before is not null && after is null
                ? new PagingArguments(null, null, options.DefaultPageSize, before)
                : new PagingArguments(options.DefaultPageSize, after, null, before);
        }

        return new PagingArguments(first, after, last, before);
    }

    private int? Size(ArgumentValues arguments, int index, string name)
    {
        if (arguments[index] is not int size)
        {
            return null;
        }

        if (size < 0)
        {
            throw Bad(
                $"'{name}' of '{coordinate}' is {Text(size)}; it must be between 0 and {Text(options.MaxPageSize)}."
            );
        }

        return size <= options.MaxPageSize
            ? size
            : throw Bad(
                $"'{name}' of '{coordinate}' is {Text(size)}, but a page holds at most {Text(options.MaxPageSize)}. Ask for "
                    + $"at most {Text(options.MaxPageSize)} and continue with '{(name == "first" ? "after" : "before")}'."
            );
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static GraphQLException Bad(string message) => new(message, ErrorCodes.BadUserInput);
}
