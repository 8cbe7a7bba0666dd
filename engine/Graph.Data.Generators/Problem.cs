using Microsoft.CodeAnalysis;

namespace Graph.Data.Generators;

/// <summary>A diagnostic by value.</summary>
internal sealed record Problem(
    DiagnosticDescriptor Descriptor,
    SourceLocation? Location,
    EquatableList<string> Arguments
)
{
    public Diagnostic ToDiagnostic() =>
        Diagnostic.Create(
            Descriptor,
            Location?.ToLocation() ?? Microsoft.CodeAnalysis.Location.None,
            [.. Arguments.Cast<object>()]
        );
}
