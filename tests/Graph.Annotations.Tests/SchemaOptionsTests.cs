namespace Graph.Annotations.Tests;

public sealed class SchemaOptionsTests
{
    [Fact]
    public void Defer_may_be_switched_on_for_a_schema_of_annotations()
    {
        var schema = new AnnotatedSchemaBuilder()
            .AddType(typeof(Asked))
            .ModifyOptions(options => options with { EnableDefer = true })
            .Build();
        Assert.NotNull(schema.FindDirective("defer"));
    }

    [QueryType]
    private static class Asked
    {
        public static int A() => 1;
    }
}
