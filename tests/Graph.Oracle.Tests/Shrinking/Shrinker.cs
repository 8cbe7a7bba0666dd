using System.Diagnostics;
using Graph.Oracle.Tests.Comparison;
using Graph.Oracle.Tests.Worlds;

namespace Graph.Oracle.Tests.Shrinking;

/// <summary>Makes a case that fails smaller as long as it fails in the same way.</summary>
internal sealed class Shrinker(Bench bench, string kind)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly long _started = Stopwatch.GetTimestamp();

    public async Task<FailingCase> ShrinkAsync(FailingCase failing)
    {
        // Parts of the world depend on what the operation selects, and the other way round: until nothing changes.
        for (var before = -1; before != Size(failing) && IsPatient; )
        {
            before = Size(failing);
            failing = await ShrinkOperationAsync(failing);
            failing = await ShrinkWorldAsync(failing);
        }

        return failing;
    }

    private static int Size(FailingCase one) =>
        one.Operation.Document.Length
        + one.World.Monolith.Length
        + one.World.Sources.Sum(source => source.Sdl.Length + (Cost(source.Serving)));

    private static int Cost(Serving serving) =>
        (serving.ByEngine ? 0 : 1)
        + (serving.VariableBatching ? 0 : 1)
        + (serving.RequestBatching ? 0 : 1)
        + (serving.JsonLines ? 0 : 1)
        + (serving.Delay == 0 ? 0 : 1)
        + (serving.Sockets ? 1 : 0)
        + (serving.IsKnown ? 0 : 1);

    private async Task<FailingCase> ShrinkOperationAsync(FailingCase failing)
    {
        var schema = WorldSchema.Of(failing.World);
        return await bench.WithAsync(
            failing.World,
            async served =>
            {
                for (var tried = 0; IsPatient; )
                {
                    var operation = OperationEdits.Of(failing.Operation).ElementAtOrDefault(tried);
                    if (operation is null)
                    {
                        return failing;
                    }

                    if (
                        WorldSchema.IsValid(schema, operation)
                        && (await served.CompareAsync([operation]))[0] is { } difference
                        && DifferenceKind.Of(difference) == kind
                    )
                    {
                        failing = failing with { Operation = operation, Difference = difference };
                    }
                    else
                    {
                        tried++;
                    }
                }

                return failing;
            }
        );
    }

    private async Task<FailingCase> ShrinkWorldAsync(FailingCase failing)
    {
        for (var tried = 0; IsPatient; )
        {
            var world = WorldEdits.Of(failing.World).ElementAtOrDefault(tried);
            if (world is null)
            {
                return failing;
            }

            var smaller = failing with { World = world };
            if (Size(smaller) < Size(failing) && await TryAsync(world, failing.Operation) is { } difference)
            {
                failing = smaller with { Difference = difference };
            }
            else
            {
                tried++;
            }
        }

        return failing;
    }

    private bool IsPatient => Stopwatch.GetElapsedTime(_started) < Patience;

    private async Task<string?> TryAsync(World world, WorldOperation operation)
    {
        try
        {
            var schema = WorldSchema.Of(world);
            if (
                !SchemaDifference.IsWhole(world)
                || !WorldSchema.IsValid(schema, operation)
                || Bench.WhyNotComposed(world) is not null
            )
            {
                return null;
            }

            var difference = (await bench.WithAsync(world, served => served.CompareAsync([operation])))[0];
            return difference is not null && DifferenceKind.Of(difference) == kind ? difference : null;
        }
        catch (Exception)
        {
            // A cut too deep: it is no world any more.
            return null;
        }
    }
}

/// <summary>A case that fails.</summary>
/// <param name="World">The world.</param>
/// <param name="Operation">The operation.</param>
/// <param name="Difference">How the answers differ.</param>
internal sealed record FailingCase(World World, WorldOperation Operation, string Difference)
{
    /// <summary>The case as a test.</summary>
    public override string ToString()
    {
        var sources = string.Join(",\n", World.Sources.Select(Text));
        return $$""""
            // {{Difference.Replace("\n", "\n// ", StringComparison.Ordinal)}}
            [Fact]
            public Task Found() => ExpectSameAsync(
            {{World.Seed}},
            """
            {{World.Monolith.TrimEnd()}}
            """,
            [
            {{sources}}
            ],
            """
            {{Operation.Document}}
            """,
            """
            {{Operation.Variables}}
            """);
            """";
    }

    private static string Text(WorldSource source) =>
        $$""""
            new("{{source.Name}}", """
            {{source.Sdl.TrimEnd()}}
            """, {{Text(source.Serving)}})
            """";

    private static string Text(Serving serving) =>
        serving == new Serving()
            ? "new()"
            : $"new({Lower(serving.ByEngine)}, {Lower(serving.VariableBatching)}, {Lower(serving.RequestBatching)}, {Lower(serving.JsonLines)}, {serving.Delay}, {Lower(serving.Sockets)}, {Lower(serving.IsKnown)})";

    private static string Lower(bool value) => value ? "true" : "false";
}
