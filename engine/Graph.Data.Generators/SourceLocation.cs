using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Graph.Data.Generators;

/// <summary>A place in the source by value: a <see cref="Location"/> would keep the whole compilation alive.</summary>
internal sealed record SourceLocation(string Path, TextSpan Span, LinePositionSpan Lines)
{
    public static SourceLocation? Of(ISymbol symbol) =>
        symbol.Locations.Length > 0 && symbol.Locations[0].SourceTree is { } tree
            ? new SourceLocation(tree.FilePath, symbol.Locations[0].SourceSpan, symbol.Locations[0].GetLineSpan().Span)
            : null;

    public Location ToLocation() => Location.Create(Path, Span, Lines);
}
