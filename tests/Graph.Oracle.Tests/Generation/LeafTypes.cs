using System.Text;

namespace Graph.Oracle.Tests.Generation;

/// <summary>The enums, scalars and input objects of a world; they are the same at every source that uses them.</summary>
internal sealed class LeafTypes
{
    /// <summary>Stands for what says that clients do not see a member: sources say it otherwise than the unsplit schema.</summary>
    private const string Hidden = " @hidden";

    private readonly Dice _dice;
    private readonly bool _hasHidden;
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _uses = new(StringComparer.Ordinal);
    private readonly List<string> _output = ["Int", "Int", "String", "String", "String", "Float", "Boolean", "ID"];
    private readonly List<string> _input = ["Int", "String", "Float", "Boolean", "ID"];
    private readonly Dictionary<string, string> _defaults = new(StringComparer.Ordinal)
    {
        ["Int"] = "7",
        ["String"] = "\"a \\\"default\\\"\"",
        ["Float"] = "1.5",
        ["Boolean"] = "true",
        ["ID"] = "\"d1\"",
    };

    public LeafTypes(Dice dice, Features features)
    {
        _dice = dice;
        _hasHidden = features.HasFlag(Features.Inaccessible);
        if (features.HasFlag(Features.Enums))
        {
            Add(
                "Color",
                _hasHidden ? $"enum Color {{ RED LOST{Hidden} GREEN BLUE }}" : "enum Color { RED GREEN BLUE }",
                [],
                "GREEN"
            );
            Add("Mood", "enum Mood { HAPPY RED null_ }", [], "RED");
            _output.AddRange("Color", "Mood");
        }

        if (features.HasFlag(Features.Scalars))
        {
            Add("Token", "scalar Token @data(kind: \"text\")", [], "\"t\"");
            Add("Amount", "scalar Amount @data(kind: \"number\")", [], "12");
            Add("Blob", "scalar Blob @data(kind: \"object\")", [], "{ k: [1, \"x\"] }");
            _output.AddRange("Token", "Amount", "Blob");
        }

        if (features.HasFlag(Features.Inputs))
        {
            var hidden = _hasHidden ? $" secret: Int{Hidden}" : "";
            Add("Span", $"input Span {{ from: Int = 1 to: Int! label: String{hidden} }}", [], "{ to: 3 }");
            Add(
                "Filter",
                "input Filter { text: String = \"x\" spans: [Span!] not: Filter flags: [[Boolean]] span: Span = { to: 9 } }",
                ["Span"],
                "{ text: null }"
            );
            Add("Choice", "input Choice @oneOf { number: Int text: String span: Span }", ["Span"], "{ number: 4 }");
        }
    }

    private void Add(string name, string text, List<string> uses, string fallback)
    {
        _texts[name] = text;
        _uses[name] = uses;
        _defaults[name] = fallback;
        _input.Add(name);
    }

    /// <summary>Adds an input object that one source alone has.</summary>
    public void AddOwn(string name, string text)
    {
        _texts[name] = text;
        _uses[name] = [.. _texts.Keys.Where(other => other != name && Mentions(text, other))];
    }

    private static bool Mentions(string text, string name) =>
        System.Text.RegularExpressions.Regex.IsMatch(text, $@"\b{name}\b");

    public string PickOutput() => _dice.Pick(_output);

    public List<PlannedArgument> PickArguments()
    {
        var arguments = new List<PlannedArgument>();
        for (var i = _dice.Chance(0.25) ? _dice.Between(1, 3) : 0; i > 0; i--)
        {
            var name = _dice.Pick(_input);
            var wrapper = _dice.Pick(["%", "%", "%", "%!", "[%]", "[%!]"]);
            var fallback = _dice.Chance(0.4) ? _defaults[name] : null;
            arguments.Add(
                new PlannedArgument(
                    $"arg{i}",
                    wrapper.Replace("%", name, StringComparison.Ordinal),
                    fallback is not null && wrapper[0] == '[' ? $"[{fallback}]" : fallback
                )
            );
        }

        if (_hasHidden && _dice.Chance(0.05))
        {
            arguments.Add(new PlannedArgument("secret", "Int", _dice.Chance(0.5) ? "5" : null) { Hidden = true });
        }

        return arguments;
    }

    /// <summary>The definitions of the types that a text mentions, and of what they use.</summary>
    public string DefinitionsFor(string text, bool annotated)
    {
        var names = new SortedSet<string>(_texts.Keys.Where(name => Mentions(text, name)), StringComparer.Ordinal);
        foreach (var name in names.ToArray())
        {
            AddUses(name, names);
        }

        var result = new StringBuilder();
        foreach (var name in names)
        {
            var definition = _texts[name];
            var note = definition.IndexOf(" @data", StringComparison.Ordinal);
            result
                .Append(
                    (annotated || note < 0 ? definition : definition[..note]).Replace(
                        Hidden,
                        HiddenNote(annotated),
                        StringComparison.Ordinal
                    )
                )
                .Append('\n');
        }

        return result.ToString();
    }

    /// <summary>What says that clients do not see a member.</summary>
    /// <param name="annotated">True in the unsplit schema, false in a source.</param>
    public static string HiddenNote(bool annotated) => annotated ? " @data(hidden: true)" : " @inaccessible";

    private void AddUses(string name, SortedSet<string> names)
    {
        foreach (var use in _uses[name])
        {
            if (names.Add(use))
            {
                AddUses(use, names);
            }
        }
    }
}
