using System.Collections.Immutable;
using System.Globalization;
using Graph.Fusion.Composition.Sources;
using Graph.Language;
using static Graph.Fusion.Schemas.ExecutionSyntax;

namespace Graph.Fusion.Composition.Merging;

/// <summary>Merges the directives of one member that say more than its type: labels and costs.</summary>
/// <remarks>
/// <para><c>@tag</c>: all labels, each once, sorted.</para>
/// <para><c>@cost</c>: the highest weight, as the gateway may resolve the member in any of the sources.</para>
/// <para>
/// <c>@listSize</c>: the greatest assumed size; the slicing arguments and the sized fields of all, as far as the
/// composed field has the arguments; one slicing argument is required only if every source requires it.
/// </para>
/// </remarks>
internal static class DirectiveMerger
{
    /// <summary>The merged directives.</summary>
    /// <param name="definitions">The directives of each definition, in the order of the sources.</param>
    /// <param name="arguments">The arguments of the merged field; null for other members.</param>
    public static ImmutableArray<DirectiveNode> Merge(
        IEnumerable<IEnumerable<DirectiveNode>> definitions,
        IReadOnlyList<MergedInput>? arguments = null
    )
    {
        var all = definitions.SelectMany(directives => directives).ToList();
        var merged = ImmutableArray.CreateBuilder<DirectiveNode>();
        merged.AddRange(Tags(all));
        if (Cost(all) is { } cost)
        {
            merged.Add(cost);
        }

        if (arguments is not null && ListSize(all, arguments) is { } size)
        {
            merged.Add(size);
        }

        return merged.ToImmutable();
    }

    private static IEnumerable<DirectiveNode> Tags(List<DirectiveNode> directives) =>
        directives
            .Where(directive => directive.Name.Value == KnownDirectives.Tag)
            .Select(directive => directive.StringArgument("name"))
            .OfType<string>()
            .Distinct()
            .Order(StringComparer.Ordinal)
            .Select(name => Directive(KnownDirectives.Tag, ("name", Text(name))));

    private static DirectiveNode? Cost(List<DirectiveNode> directives) =>
        directives
            .Where(directive => directive.Name.Value == KnownDirectives.Cost)
            .Select(directive => directive.StringArgument("weight"))
            .OfType<string>()
            .OrderByDescending(Weight)
            .ThenBy(weight => weight, StringComparer.Ordinal)
            .Take(1)
            .Select(weight => Directive(KnownDirectives.Cost, ("weight", Text(weight))))
            .FirstOrDefault();

    private static double Weight(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var weight)
            ? weight
            : double.NegativeInfinity;

    private static DirectiveNode? ListSize(List<DirectiveNode> directives, IReadOnlyList<MergedInput> arguments)
    {
        var sizes = directives.Where(directive => directive.Name.Value == KnownDirectives.ListSize).ToList();
        if (sizes.Count == 0)
        {
            return null;
        }

        var assumed = sizes
            .Select(size => size.Argument("assumedSize"))
            .OfType<IntValueNode>()
            .Select(value => int.TryParse(value.Value, CultureInfo.InvariantCulture, out var number) ? number : 0)
            .DefaultIfEmpty()
            .Max();
        var slicing = Names(sizes, "slicingArguments")
            .Where(name => arguments.Any(argument => argument.Name == name))
            .ToList();
        var isOneRequired = sizes.TrueForAll(size =>
            size.Argument("requireOneSlicingArgument") is not BooleanValueNode { Value: false }
        );
        return Directive(
            KnownDirectives.ListSize,
            ("assumedSize", assumed > 0 ? new IntValueNode(assumed.ToString(CultureInfo.InvariantCulture)) : null),
            ("slicingArguments", NamesOrNull(slicing)),
            ("sizedFields", NamesOrNull([.. Names(sizes, "sizedFields")])),
            // Without the arguments that a source requires one of, nobody can give one.
            ("requireOneSlicingArgument", isOneRequired && slicing.Count > 0 ? null : new BooleanValueNode(false))
        );
    }

    private static IEnumerable<string> Names(List<DirectiveNode> directives, string argument) =>
        directives
            .SelectMany(directive =>
                directive.Argument(argument) switch
                {
                    ListValueNode list => list.Items.OfType<StringValueNode>(),
                    StringValueNode one => [one],
                    _ => [],
                }
            )
            .Select(value => value.Value)
            .Distinct();

    private static ValueNode? NamesOrNull(List<string> names) => names.Count == 0 ? null : Texts(names);
}
