using Graph.Annotations;
using Graph.Data.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Snapshooter.Xunit;

namespace Graph.Data.Tests.Loaders;

/// <summary>What the generator says about methods that no data loader can be made of, and what it writes for the others.</summary>
public sealed class DataLoaderDiagnosticsTests
{
    [Theory]
    [InlineData(
        "GRAPH0001",
        "'Loaders.Get' must be static: a data loader calls it without an instance; take what it needs as parameters",
        "public class Loaders { [DataLoader] public Task<IReadOnlyDictionary<int, string>> Get(IReadOnlyList<int> ids) => null!; }"
    )]
    [InlineData(
        "GRAPH0002",
        "'Loaders.Get' cannot be called by the class that is generated for it: make it and the classes around it internal or public",
        "class Loaders { [DataLoader] static Task<IReadOnlyDictionary<int, string>> Get(IReadOnlyList<int> ids) => null!; }"
    )]
    [InlineData(
        "GRAPH0003",
        "'Loaders.Get' must not be generic, nor a class around it: one data loader is generated for one type of key and value",
        "class Loaders { [DataLoader] internal static Task<IReadOnlyDictionary<int, T>> Get<T>(IReadOnlyList<int> ids) => null!; }"
    )]
    [InlineData(
        "GRAPH0004",
        "'Loaders.Get' must take its keys as the first parameter: make it an IReadOnlyList<TKey>",
        "class Loaders { [DataLoader] internal static Task<IReadOnlyDictionary<int, string>> Get(int id) => null!; }"
    )]
    [InlineData(
        "GRAPH0005",
        "'Loaders.Get' gives a Task<string>: let it give a Task of IReadOnlyDictionary<int, T> (one value per key), ILookup<int, T> "
            + "(many), or IReadOnlyList<T> (one per key, in the order of the keys)",
        "class Loaders { [DataLoader] internal static Task<string> Get(IReadOnlyList<int> ids) => null!; }"
    )]
    [InlineData(
        "GRAPH0005",
        "'Loaders.Get' gives a IReadOnlyDictionary<int, string>: let it give a Task of IReadOnlyDictionary<int, T> (one value per key), "
            + "ILookup<int, T> (many), or IReadOnlyList<T> (one per key, in the order of the keys)",
        "class Loaders { [DataLoader] internal static IReadOnlyDictionary<int, string> Get(IReadOnlyList<int> ids) => null!; }"
    )]
    [InlineData(
        "GRAPH0006",
        "'Loaders.Get' takes keys of the type int and gives values by keys of the type long: let both be the same",
        "class Loaders { [DataLoader] internal static Task<Dictionary<long, string>> Get(IReadOnlyList<int> ids) => null!; }"
    )]
    [InlineData(
        "GRAPH0007",
        "'Loaders.Get' takes 'limit', a int: after the keys come services, a DbContext, PagingArguments or QueryContext<T>, other data "
            + "loaders and a CancellationToken, none of them by ref, in or out",
        "class Loaders { [DataLoader] internal static Task<Dictionary<int, string>> Get(IReadOnlyList<int> ids, int limit) => null!; }"
    )]
    [InlineData(
        "GRAPH0008",
        "'Get' would be a second IGetDataLoader in its namespace: rename the method, or name the loader with [DataLoader(\"…\")]",
        """
            class Loaders { [DataLoader] internal static Task<Dictionary<int, string>> Get(IReadOnlyList<int> ids) => null!; }
            class Others { [DataLoader] internal static Task<Dictionary<int, string>> Get(IReadOnlyList<int> ids) => null!; }
            """
    )]
    public void A_wrong_method_gets_a_sentence(string id, string sentence, string source)
    {
        var (_, diagnostics) = Run(source);

        var diagnostic = Assert.Single(diagnostics);
        Assert.Equal(id, diagnostic.Id);
        Assert.Equal(sentence, diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal("Loaders.cs", diagnostic.Location.GetLineSpan().Path);
    }

    [Fact]
    public void What_is_written_for_a_method_can_be_read()
    {
        var (written, diagnostics) = Run(
            """
            namespace Store
            {
                public static class Loaders
                {
                    [DataLoader]
                    internal static Task<Dictionary<int, string?>> GetNameByIdAsync(
                        IReadOnlyList<int> ids,
                        PagingArguments paging,
                        System.IServiceProvider services,
                        CancellationToken cancellationToken) => null!;
                }
            }
            """
        );

        Assert.Empty(diagnostics);
        Snapshot.Match(written.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void A_method_that_did_not_change_is_not_written_again()
    {
        const string Method =
            "class Loaders { [DataLoader] internal static Task<Dictionary<int, string>> Get(IReadOnlyList<int> ids) => null!; }";
        var compilation = Compile(Method);
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new DataLoaderGenerator().AsSourceGenerator()],
            driverOptions: new GeneratorDriverOptions(default, trackIncrementalGeneratorSteps: true)
        );
        driver = driver.RunGenerators(compilation);
        driver = driver.RunGenerators(
            compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class Unrelated;", path: "Unrelated.cs"))
        );

        var steps = driver.GetRunResult().Results.Single().TrackedSteps["methods"];
        Assert.All(
            steps.SelectMany(step => step.Outputs),
            output =>
                Assert.True(output.Reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged)
        );
    }

    private static (string Written, IReadOnlyList<Diagnostic> Diagnostics) Run(string source)
    {
        CSharpGeneratorDriver
            .Create(new DataLoaderGenerator())
            .RunGeneratorsAndUpdateCompilation(Compile(source), out var compilation, out var diagnostics);
        if (diagnostics.IsEmpty)
        {
            Assert.Empty(
                compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
            );
        }

        return (string.Join('\n', compilation.SyntaxTrees.Skip(1).Select(tree => tree.ToString())), diagnostics);
    }

    private static CSharpCompilation Compile(string source)
    {
        const string Usings = """
            using System.Collections.Generic; using System.Threading; using System.Threading.Tasks;
            using Graph.Annotations; using Graph.Annotations.Pagination;
            """;
        var trusted = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        return CSharpCompilation.Create(
            "Loaders",
            [CSharpSyntaxTree.ParseText(Usings + source, path: "Loaders.cs")],
            [
                .. trusted
                    .Append(typeof(DataLoaderAttribute).Assembly.Location)
                    .Distinct()
                    .Select(path => MetadataReference.CreateFromFile(path)),
            ],
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable,
                specificDiagnosticOptions:
                [
                    new("CS8019", ReportDiagnostic.Suppress),
                    new("CS1701", ReportDiagnostic.Suppress),
                ]
            )
        );
    }
}
