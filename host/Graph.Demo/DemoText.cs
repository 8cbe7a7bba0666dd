using System.Text;

namespace Graph.Demo;

/// <summary>Writes posts and bios: a phrase whose <c>{slots}</c> are filled with other phrases.</summary>
internal static class DemoText
{
    private const int MaxDepth = 4;

    public static string Post(ref DemoRandom random)
    {
        var style = random.Pick(DemoPhrases.Styles);
        var text = new StringBuilder(160);
        Expand(text, ref random, style.Name, 0);
        if (random.Chance(0.35))
        {
            text.Append(' ');
            Expand(text, ref random, "afterthought", 0);
        }

        if (random.Chance(0.2))
        {
            text.Append(' ').Append(random.Pick(style.Emoji));
        }

        if (random.Chance(0.25))
        {
            text.Append(random.Chance(0.3) ? "\n\n" : " ").Append(random.Pick(style.Hashtags));
            if (random.Chance(0.3))
            {
                var second = random.Pick(style.Hashtags);
                if (!text.ToString().EndsWith(second, StringComparison.Ordinal))
                {
                    text.Append(' ').Append(second);
                }
            }
        }

        return text.ToString();
    }

    public static string Bio(ref DemoRandom random)
    {
        var text = new StringBuilder(80);
        Expand(text, ref random, "bio", 0);
        return text.ToString();
    }

    private static void Expand(StringBuilder text, ref DemoRandom random, string slot, int depth)
    {
        if (depth == MaxDepth)
        {
            throw new InvalidOperationException($"The phrases of '{slot}' refer to each other.");
        }

        var start = text.Length;
        var phrase = random.Pick(DemoPhrases.Slots[slot]);
        for (var i = 0; i < phrase.Length; i++)
        {
            if (phrase[i] != '{')
            {
                text.Append(phrase[i]);
                continue;
            }

            var end = phrase.IndexOf('}', i);
            Expand(text, ref random, phrase[(i + 1)..end], depth + 1);
            i = end;
        }

        if (depth == 0 && text.Length > start)
        {
            text[start] = char.ToUpperInvariant(text[start]);
        }
    }
}
