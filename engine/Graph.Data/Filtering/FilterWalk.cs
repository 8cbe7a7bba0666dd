using System.Globalization;
using System.Text;
using Graph.Execution.Resolvers;
using Graph.Types;

namespace Graph.Data.Filtering;

/// <summary>The way through one <c>where</c>: counts what is asked, and knows the place for the sentences.</summary>
/// <param name="coordinate">The field.</param>
/// <param name="limits">The field's limits.</param>
internal sealed class FilterWalk(string coordinate, FilterLimits limits)
{
    private readonly List<object> _place = ["where"];
    private int _conditions;
    private int _depth;
    private int _parameters;

    /// <summary>A name for the parameter of another lambda.</summary>
    public string NextParameter() => string.Create(CultureInfo.InvariantCulture, $"i{_parameters++}");

    public void Push(string field) => _place.Add(field);

    public void Push(int index) => _place.Add(index);

    public void Pop() => _place.RemoveAt(_place.Count - 1);

    /// <summary>Enters an object.</summary>
    /// <exception cref="GraphQLException">It stands too deep.</exception>
    public void Enter()
    {
        if (++_depth > limits.MaxDepth)
        {
            throw Refuse(
                $"it is nested more than {Text(limits.MaxDepth)} levels deep. Ask with fewer objects in each other."
            );
        }
    }

    public void Leave() => _depth--;

    /// <summary>Counts a condition.</summary>
    /// <exception cref="GraphQLException">There are too many.</exception>
    public void Count()
    {
        if (++_conditions > limits.MaxConditions)
        {
            throw Refuse(
                $"there are more than {Text(limits.MaxConditions)} conditions. Ask for less at once; many values of one field are one "
                    + "condition with 'in'."
            );
        }
    }

    /// <summary>Checks the length of a list of values.</summary>
    /// <exception cref="GraphQLException">It is too long.</exception>
    public void CheckList(int length)
    {
        if (length > limits.MaxListLength)
        {
            throw Refuse(
                $"it lists {Text(length)} values, but at most {Text(limits.MaxListLength)} are allowed. Ask in several requests."
            );
        }
    }

    /// <summary>Checks a text.</summary>
    /// <exception cref="GraphQLException">It is too long, or no text that a database holds.</exception>
    public void CheckText(string text)
    {
        if (text.Length > limits.MaxStringLength)
        {
            throw Refuse(
                $"its text has {Text(text.Length)} characters, but at most {Text(limits.MaxStringLength)} are allowed. Shorten it."
            );
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\0')
            {
                throw Refuse("its text has the character U+0000, which no stored text has. Leave it out.");
            }

            if (!char.IsSurrogate(text[i]))
            {
                continue;
            }

            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
            {
                throw Refuse("its text has half a surrogate pair, which is no character. Leave it out.");
            }

            i++;
        }
    }

    /// <summary>The error about this place.</summary>
    public GraphQLException Refuse(string sentence)
    {
        var place = new StringBuilder();
        foreach (var part in _place)
        {
            if (part is int index)
            {
                place.Append(CultureInfo.InvariantCulture, $"[{index}]");
            }
            else
            {
                place.Append(place.Length == 0 ? "" : ".").Append((string)part);
            }
        }

        return new GraphQLException(
            $"'{place}' of '{coordinate}' cannot be answered: {sentence}",
            ErrorCodes.BadUserInput
        );
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
