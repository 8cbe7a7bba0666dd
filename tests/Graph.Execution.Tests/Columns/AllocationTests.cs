using System.Buffers;
using Graph.Execution.Tests.Testing;
using Graph.Types.Serialization;

namespace Graph.Execution.Tests.Columns;

public sealed class AllocationTests
{
    private sealed record Item(int Id, string Name, double Price, bool Sold, string? Note, Owner Owner);

    private sealed record Owner(string Name);

    [Fact]
    public async Task A_warm_request_for_a_thousand_objects_allocates_less_than_two_kilobytes()
    {
        var items = Enumerable
            .Range(0, 1_000)
            .Select(i => new Item(i, $"item {i}", i / 4.0, i % 2 == 0, i % 3 == 0 ? null : "note", new Owner($"o{i}")))
            .ToArray();
        var graph = new TestGraph(
            """
            type Query { items: [Item!]! }
            type Item { id: Int! name: String! price: Float! sold: Boolean! note: String owner: Owner! }
            type Owner { name: String! }
            """
        ).Root<IReadOnlyList<Item>>("Query.items", items).Field<Item, int>("Item.id", item => item.Id).Field<Item, string>("Item.name", item => item.Name).Field<Item, double>("Item.price", item => item.Price).Field<Item, bool>("Item.sold", item => item.Sold).Field<Item, string?>("Item.note", item => item.Note).Field<Item, Owner>("Item.owner", item => item.Owner).Field<Owner, string>("Owner.name", owner => owner.Name);
        var request = TestGraph.Request("{ items { id name price sold note owner { name } } }", [null]);
        var output = new ArrayBufferWriter<byte>(1 << 20);
        for (var i = 0; i < 50; i++)
        {
            await RunAsync();
        }

        var best = long.MaxValue;
        for (var i = 0; i < 20; i++)
        {
            output.ResetWrittenCount();
            var before = GC.GetAllocatedBytesForCurrentThread();
            await RunAsync();
            best = Math.Min(best, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.InRange(output.WrittenCount, 50_000, 200_000);
        Assert.True(best < 1_024, $"A request allocated {best} bytes.");

        async ValueTask RunAsync()
        {
            using var result = await graph.Executor.ExecuteAsync(request, CancellationToken.None);
            using var writer = new JsonWriter(output);
            result.WriteMembers(writer, 0);
            writer.Flush();
        }
    }
}
