using Graph.Annotations.Compilation;
using Graph.Annotations.Tests.Sample;
using Graph.Execution.Resolvers;

namespace Graph.Annotations.Tests;

public sealed class ColumnReadTests
{
    // More rows than are read before a loop is compiled for them.
    private const int Many = 250_001;

    [Fact]
    public void A_loop_reads_a_property_of_each_parent()
    {
        var read = ColumnRead.Compile<string, int>(typeof(string).GetProperty(nameof(string.Length))!);
        var results = new int[4];
        var row = 0;
        read(["a", "bc", "def", "left alone"], results, 3, ref row);

        Assert.Equal([1, 2, 3, 0], results);
        Assert.Equal(3, row);
    }

    [Fact]
    public void A_loop_reads_a_property_that_a_base_type_declares()
    {
        var read = ColumnRead.Compile<ArgumentNullException, string?>(
            typeof(ArgumentException).GetProperty(nameof(ArgumentException.ParamName))!
        );
        var results = new string?[1];
        var row = 0;
        read([new ArgumentNullException("name")], results, 1, ref row);

        Assert.Equal("name", results[0]);
    }

    [Fact]
    public void A_loop_reads_a_property_of_a_value_type()
    {
        var read = ColumnRead.Compile<DateOnly, int>(typeof(DateOnly).GetProperty(nameof(DateOnly.Year))!);
        var results = new int[2];
        var row = 0;
        read([new DateOnly(2025, 9, 3), new DateOnly(2026, 11, 22)], results, 2, ref row);

        Assert.Equal([2025, 2026], results);
    }

    [Fact]
    public void A_loop_says_which_row_threw_and_goes_on_behind_it()
    {
        var read = ColumnRead.Compile<string?, int>(typeof(string).GetProperty(nameof(string.Length))!);
        string?[] parents = ["a", null, "abc"];
        var results = new int[3];
        var row = 0;
        Assert.Throws<NullReferenceException>(() => read(parents, results, 3, ref row));
        Assert.Equal(1, row);

        row++;
        read(parents, results, 3, ref row);
        Assert.Equal([1, 0, 3], results);
    }

    [Fact]
    public async Task A_field_that_is_read_often_gives_the_same_rows_and_errors_as_before()
    {
        var schema = SampleTypes.Schema;
        using var posts = Column<Post>.Rent(Many);
        for (var i = 0; i < Many; i++)
        {
            posts.Values[i] = PostStore.Post(i % 3) with { Content = i % 1_000 == 999 ? "" : $"Post {i}" };
        }

        // The first time without a loop, then with it.
        for (var time = 0; time < 2; time++)
        {
            var context = new FakeContext(schema, SampleTypes.Field("Post", "text"), Many) { ParentColumn = posts };
            using var column = (Column<string>)await context.Field.Resolver!.ResolveAsync(context);

            Assert.Equal(Many / 1_000, column.Errors!.Count);
            Assert.All(column.Errors, error => Assert.Equal(999, error.Key % 1_000));
            for (var i = 0; i < Many; i++)
            {
                Assert.Equal(i % 1_000 == 999 ? null : posts.Values[i].Content, column.Values[i]);
            }
        }
    }
}
