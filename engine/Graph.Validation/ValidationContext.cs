using System.Collections.Immutable;
using Graph.Language;
using Graph.Types;

namespace Graph.Validation;

/// <summary>What the rules share while they look at one document: the schema, where the walk is, and the errors.</summary>
public sealed class ValidationContext
{
    // Some 10 ms of comparing letters: enough for dozens of mistakes in a schema of a thousand names. Whoever makes more is
    // still told of each, without a proposal.
    private const int SuggestionWork = 4_000_000;

    // An error that many places or long names share need not repeat all of them.
    private const int MaxLocations = 50;
    private const int MaxMessageLength = 2_000;

    private int _suggestionWork = SuggestionWork;
    private readonly ImmutableArray<GraphQLError>.Builder _errors = ImmutableArray.CreateBuilder<GraphQLError>();
    private readonly Dictionary<string, FragmentDefinitionNode> _fragments = new(StringComparer.Ordinal);
    private readonly Dictionary<DefinitionNode, DefinitionUses> _uses = [];

    internal ValidationContext(Schema schema, DocumentNode document, ValidationOptions options)
    {
        Schema = schema;
        Document = document;
        Options = options;
        foreach (var definition in document.Definitions)
        {
            if (definition is FragmentDefinitionNode fragment)
            {
                _fragments[fragment.Name.Value] = fragment;
            }
        }
    }

    public Schema Schema { get; }

    public DocumentNode Document { get; }

    /// <summary>The limits.</summary>
    public ValidationOptions Options { get; }

    /// <summary>True once something was reported.</summary>
    internal bool HasErrors => _errors.Count > 0;

    /// <summary>True once the walk should stop.</summary>
    public bool IsFull => _errors.Count >= Options.MaxErrors;

    /// <summary>The type whose fields are selected here; null where it is unknown.</summary>
    public NamedType? ParentType { get; internal set; }

    /// <summary>The field that the walk is in; null where it is unknown.</summary>
    public OutputField? Field { get; internal set; }

    /// <summary>The directive definition that the walk is in.</summary>
    public DirectiveDefinition? Directive { get; internal set; }

    /// <summary>True while the arguments of a directive are looked at.</summary>
    public bool InDirective { get; internal set; }

    /// <summary>The argument or input field whose value is looked at; null inside lists and where it is unknown.</summary>
    public InputValue? InputPosition { get; internal set; }

    /// <summary>The type that a value has to have here; null where it is unknown.</summary>
    public GraphType? InputType { get; internal set; }

    /// <summary>True inside a list that stands where no list may be: what is wrong there is the list.</summary>
    public bool InMisplacedList { get; internal set; }

    /// <summary>The input object whose field is looked at.</summary>
    public InputObjectType? InputObject { get; internal set; }

    /// <summary>The operation or fragment that the walk is in.</summary>
    public DefinitionNode? Definition { get; internal set; }

    /// <summary>The fragment of this name, or null; the last one where the name is not unique, which is an error of its own.</summary>
    public FragmentDefinitionNode? FindFragment(string name) => _fragments.GetValueOrDefault(name);

    /// <summary>What a definition itself uses, without the fragments it spreads.</summary>
    internal DefinitionUses UsesOf(DefinitionNode definition)
    {
        if (!_uses.TryGetValue(definition, out var uses))
        {
            _uses[definition] = uses = new DefinitionUses();
        }

        return uses;
    }

    /// <summary>The definition and every fragment that it reaches, each once.</summary>
    internal IEnumerable<DefinitionNode> Reachable(DefinitionNode definition)
    {
        var seen = new HashSet<DefinitionNode> { definition };
        var pending = new Stack<DefinitionNode>();
        pending.Push(definition);
        while (pending.TryPop(out var next))
        {
            yield return next;
            foreach (var spread in UsesOf(next).Spreads)
            {
                if (FindFragment(spread.Name.Value) is { } fragment && seen.Add(fragment))
                {
                    pending.Push(fragment);
                }
            }
        }
    }

    /// <summary>
    /// What may have been meant, as a sentence with its leading space; nothing if nothing is close, or once a document has
    /// asked too often.
    /// </summary>
    /// <param name="name">The name that was written.</param>
    /// <param name="known">The names there are.</param>
    /// <param name="prefix">What the names are, such as <c>the enum value</c>; null for nothing.</param>
    internal string DidYouMean(string name, IEnumerable<string> known, string? prefix = null) =>
        IsFull || _suggestionWork < 0
            ? ""
            : Suggestions.Sentence(Suggestions.Similar(name, known, ref _suggestionWork), prefix);

    /// <summary>Reports an error of a rule at the given nodes.</summary>
    public void Report(string rule, string message, params ReadOnlySpan<SyntaxNode> nodes) =>
        Report(rule, message, ErrorCodes.Validation, nodes);

    internal void Report(string rule, string message, string code, ReadOnlySpan<SyntaxNode> nodes)
    {
        if (IsFull)
        {
            return;
        }

        var locations = ImmutableArray.CreateBuilder<Location>(Math.Min(nodes.Length, MaxLocations));
        foreach (var node in nodes)
        {
            if (node.Location.IsKnown && locations.Count < MaxLocations)
            {
                locations.Add(node.Location);
            }
        }

        _errors.Add(
            new GraphQLError(message.Length <= MaxMessageLength ? message : message[..MaxMessageLength] + "…")
            {
                Code = code,
                Locations = locations.DrainToImmutable(),
                Extensions = ImmutableDictionary<string, object?>.Empty.Add("rule", rule),
            }
        );
    }

    internal ImmutableArray<GraphQLError> ToErrors() => _errors.DrainToImmutable();
}
