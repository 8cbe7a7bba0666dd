using System.Globalization;
using System.Text;
using Graph.Execution.Resolvers;

namespace Graph.Annotations.Compilation;

/// <summary>The name of a topic with arguments in it: texts, and the values between them.</summary>
/// <param name="texts">The texts: one more than values.</param>
/// <param name="values">The values that stand between the texts.</param>
internal sealed class TopicPattern(string[] texts, Func<ArgumentValues, object?>[] values)
{
    /// <summary>The topic for the arguments of one subscription.</summary>
    public string NameFor(ArgumentValues arguments)
    {
        if (values.Length == 0)
        {
            return texts[0];
        }

        var name = new StringBuilder(texts[0]);
        for (var i = 0; i < values.Length; i++)
        {
            name.Append(Convert.ToString(values[i](arguments), CultureInfo.InvariantCulture)).Append(texts[i + 1]);
        }

        return name.ToString();
    }
}
