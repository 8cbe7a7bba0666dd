using Graph.Types;

namespace Graph.Annotations.Tests;

/// <summary>Descriptions come from the documentation of the code.</summary>
public sealed class DescriptionTests
{
    private static readonly Schema Schema = Annotated.Schema(typeof(Documented));

    [Theory]
    [InlineData("plain", "Plain words over two lines.")]
    [InlineData("code", "Gives `null`, `Item`, `List` or `a.b`; see https://example.org and `Item`.")]
    [InlineData("parameters", "Takes `count`.")]
    [InlineData("paragraphs", "The first paragraph.\n\nThe second one.")]
    [InlineData("other", "What stands in other elements stays.")]
    [InlineData("given", "Said by an attribute.")]
    [InlineData("undocumented", null)]
    public void A_fields_description_is_the_summary_of_its_method(string field, string? description) =>
        Assert.Equal(description, Schema.QueryType!.FindField(field)!.Description);

    [Fact]
    public void Arguments_are_described_by_their_param_or_an_attribute()
    {
        var field = Schema.QueryType!.FindField("parameters")!;

        Assert.Equal("How many.", field.FindArgument("count")!.Description);
        Assert.Equal("Said by an attribute.", field.FindArgument("given")!.Description);
    }

    [Theory]
    [InlineData("number", "Described as a parameter of the record.")]
    [InlineData("name", "Described on the interface.")]
    [InlineData("inherited", "Described on the base class.")]
    [InlineData("attributed", "Said by an attribute.")]
    public void A_property_is_described_where_it_is_first_documented(string field, string description) =>
        Assert.Equal(description, ((ObjectType)Schema.FindType("Item")!).FindField(field)!.Description);

    [QueryType]
    private static class Documented
    {
        /// <summary>
        /// Plain words
        /// over two lines.
        /// </summary>
        public static Item? Plain() => null;

        /// <summary>
        /// Gives <see langword="null"/>, <see cref="Item"/>, <see cref="List{T}"/> or <c>a.b</c>; see
        /// <see href="https://example.org"/> and <seealso cref="Item(int, string)"/>.
        /// </summary>
        public static int Code() => 1;

        /// <summary>Takes <paramref name="count"/>.</summary>
        /// <param name="count">How many.</param>
        public static int Parameters(int count, [GraphQLDescription("Said by an attribute.")] int given) =>
            count + given;

        /// <summary>
        /// <para>The first paragraph.</para>
        /// <para>The second one.</para>
        /// </summary>
        public static int Paragraphs() => 1;

        /// <summary>What <b>stands in <i>other</i></b> elements stays.</summary>
        public static int Other() => 1;

        /// <summary>Not this.</summary>
        [GraphQLDescription("Said by an attribute.")]
        public static int Given() => 1;

        public static int Undocumented() => 1;

        private static int Item(int count, string name) => count + name.Length;
    }

    private interface INamed
    {
        /// <summary>Described on the interface.</summary>
        string Name { get; }
    }

    private abstract record Base
    {
        /// <summary>Described on the base class.</summary>
        public virtual int Inherited => 1;
    }

    /// <summary>A documented record.</summary>
    /// <param name="Number">Described as a parameter of the record.</param>
    private sealed record Item(int Number) : Base, INamed
    {
        public string Name => "";

        public override int Inherited => 2;

        [GraphQLDescription("Said by an attribute.")]
        public int Attributed => 3;
    }
}
