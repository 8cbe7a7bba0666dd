using System.Globalization;
using System.Text;

namespace Graph.Fusion.Tests.Execution.Incremental;

/// <summary>
/// Writes operations over the social world by chance, with what defers and streams anywhere. No two streams share a response
/// name, and nothing is asked for that is null where it must not be: there a part fails alone, and the whole fails further up.
/// </summary>
internal sealed class RandomOperation(int seed)
{
    private const int MaxDepth = 6;
    private const int MaxSelections = 40;

    private readonly Random _random = new(seed);
    private readonly StringBuilder _text = new();
    private readonly StringBuilder _fragments = new();
    private int _names;
    private int _selections;

    /// <summary>The values of the variables.</summary>
    public string Variables => $$"""{"yes":true,"no":false,"count":{{_random.Next(3)}}}""";

    /// <summary>The document.</summary>
    public string Document()
    {
        _text.Append("query($yes: Boolean = true, $no: Boolean = false, $count: Int = 1) { seen: __typename ");
        Fields("Query", 0);
        _text.Append("used: __typename @include(if: $yes) @skip(if: $no) ");
        _text.Append("counted: posts(first: 1) { nodes @stream(initialCount: $count) { id } } }");
        return _text.Append(_fragments).ToString();
    }

    private void Fields(string type, int depth)
    {
        for (var i = _random.Next(1, 4); i > 0; i--)
        {
            switch (depth < MaxDepth && ++_selections < MaxSelections ? _random.Next(6) : 0)
            {
                case 0:
                    Leaf(type);
                    break;
                case 1 or 2:
                    Fragment(type, depth);
                    break;
                default:
                    Composite(type, depth);
                    break;
            }
        }
    }

    private void Leaf(string type)
    {
        string[] leaves = type switch
        {
            "Post" => ["id", "content", "likeCount", "__typename"],
            "User" => ["id", "handle", "displayName", "followerCount", "viewerIsFollowing", "badge", "broken"],
            _ => ["__typename"],
        };
        _text.Append(leaves[_random.Next(leaves.Length)]);
        if (_random.Next(6) == 0)
        {
            _text.Append(_random.Next(2) == 0 ? " @include(if: $yes)" : " @skip(if: $no)");
        }

        _text.Append(' ');
    }

    private void Composite(string type, int depth)
    {
        switch (type)
        {
            case "Query" when _random.Next(3) == 0:
                Open("postById(id: \"post_4\")", "Post", depth);
                break;
            case "Query" when _random.Next(2) == 0:
                Open("posts(first: 2)", "Posts", depth);
                break;
            case "Query":
                Open("userByHandle(handle: \"h1\")", "User", depth);
                break;
            case "Posts":
                OpenList("nodes", "Post", depth);
                break;
            case "Post":
                Open("author", "User", depth);
                break;
            case "User" when _random.Next(2) == 0:
                OpenList("followers(first: 3)", "User", depth);
                break;
            default:
                OpenList("posts", "Post", depth);
                break;
        }
    }

    private void OpenList(string field, string type, int depth)
    {
        if (_random.Next(2) == 0)
        {
            Open(field, type, depth);
            return;
        }

        var name = string.Create(CultureInfo.InvariantCulture, $"s{_names++}");
        var label = _random.Next(2) == 0 ? $", label: \"{name}\"" : "";
        Open($"{name}: {field} @stream(initialCount: {_random.Next(3)}{label})", type, depth);
    }

    private void Open(string field, string type, int depth)
    {
        _text.Append(field).Append(" { ");
        Fields(type, depth + 1);
        _text.Append("} ");
    }

    private void Fragment(string type, int depth)
    {
        var directive = _random.Next(5) switch
        {
            0 => "",
            1 => " @defer(if: $yes)",
            2 => " @defer(if: $no)",
            3 => string.Create(CultureInfo.InvariantCulture, $" @defer(label: \"d{_names++}\")"),
            _ => " @defer",
        };
        if (_random.Next(3) > 0)
        {
            _text.Append("...").Append(directive).Append(" { ");
            Fields(type, depth + 1);
            _text.Append("} ");
            return;
        }

        var name = string.Create(CultureInfo.InvariantCulture, $"F{_names++}");
        _text.Append("...").Append(name).Append(directive).Append(' ');
        if (directive.Contains("label", StringComparison.Ordinal) || _random.Next(2) == 0)
        {
            // The same once more, as a part of the rest.
            _text.Append(_random.Next(3) == 0 ? $"...{name} " : "");
        }

        var outer = _text.ToString();
        _text.Clear();
        Fields(type, depth + 1);
        _fragments.Append(CultureInfo.InvariantCulture, $" fragment {name} on {type} {{ {_text}}}");
        _text.Clear().Append(outer);
    }
}
