using Graph.Fusion.Composition;

namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>
/// Tests one rule. It alone is enabled, so that schemas can be as small as the rule needs; sources are named A, B, C in
/// order, and are composed in the opposite order too.
/// </summary>
public abstract class RuleTests
{
    private protected abstract string Code { get; }

    private protected virtual CompositionOptions Options => CompositionOptions.Default;

    protected void Valid(params string[] sources) => Assert.Empty(Log(sources));

    /// <summary>Expects these entries and no others: severity, code, schema, coordinate, sentence and hint.</summary>
    protected void Invalid(string[] expected, params string[] sources) => Assert.Equal(expected, Log(sources));

    private protected string[] Log(IReadOnlyList<string> texts) =>
        Log([.. texts.Select((text, i) => new SourceSchema("ABC"[i].ToString(), text))]);

    private protected string[] Log(SourceSchema[] sources)
    {
        string[] log = [.. Compose(sources).Log.Select(entry => entry.ToString())];
        Assert.Equal(log, Compose([.. sources.Reverse()]).Log.Select(entry => entry.ToString()));
        return log;
    }

    private CompositionResult Compose(SourceSchema[] sources) =>
        SchemaComposer.Compose(sources, Options, code => code == Code);
}
