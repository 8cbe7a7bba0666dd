using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Graph.Data.Generators;

/// <summary>Writes a data loader class, and an interface to take it by, for every method with <c>[DataLoader]</c>.</summary>
[Generator]
public sealed class DataLoaderGenerator : IIncrementalGenerator
{
    private const string Attribute = "Graph.Annotations.DataLoaderAttribute";

    /// <inheritdoc />
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // What leaves this step is compared by value: a method that did not change is not written again.
        var methods = context
            .SyntaxProvider.ForAttributeWithMetadataName(
                Attribute,
                static (node, _) => node is MethodDeclarationSyntax or LocalFunctionStatementSyntax,
                static (match, cancellationToken) =>
                    DataLoaderReader.Read((IMethodSymbol)match.TargetSymbol, cancellationToken)
            )
            .WithTrackingName("methods");
        context.RegisterSourceOutput(methods.Collect(), static (output, read) => Write(output, read));
    }

    private static void Write(SourceProductionContext output, ImmutableArray<ReadMethod> methods)
    {
        foreach (var group in methods.GroupBy(method => method.Loader?.FullName ?? ""))
        {
            var isFirst = true;
            foreach (var method in group)
            {
                foreach (var problem in method.Problems)
                {
                    output.ReportDiagnostic(problem.ToDiagnostic());
                }

                if (method.Loader is not { } loader)
                {
                    continue;
                }

                if (isFirst)
                {
                    output.AddSource($"{loader.FullName}.g.cs", DataLoaderWriter.Write(loader));
                }
                else
                {
                    output.ReportDiagnostic(
                        new Problem(
                            Diagnostics.SameName,
                            loader.Location,
                            new([loader.MethodName, loader.InterfaceName])
                        ).ToDiagnostic()
                    );
                }

                isFirst = false;
            }
        }
    }
}
