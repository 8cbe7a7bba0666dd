using Graph.Annotations;
using Graph.Data.Tests.Library;
using Graph.Types;
using Graph.Types.Sdl;
using Snapshooter.Xunit;

namespace Graph.Data.Tests;

public sealed class DataSchemaTests
{
    [Fact]
    public void What_may_be_asked_of_a_library_reads_as_its_schema() =>
        Snapshot.Match(SchemaPrinter.Print(LibraryGraph.SchemaOf(typeof(LibraryQueries), typeof(BookFields))));

    [Fact]
    public void Filtering_without_a_context_has_no_effect_and_is_refused() =>
        Says(
            "WithoutContext.Books: [UseFiltering] hands what is asked to a parameter of type QueryContext<T>: add one, or give back an "
                + "IQueryable<T>.",
            typeof(WithoutContext)
        );

    [Fact]
    public void Sorting_without_a_context_has_no_effect_and_is_refused() =>
        Says(
            "WithoutContext.Books: [UseSorting] hands what is asked to a parameter of type QueryContext<T>: add one, or give back an "
                + "IQueryable<T>.",
            typeof(WithoutContext)
        );

    [Fact]
    public void Projection_without_a_context_has_no_effect_and_is_refused() =>
        Says(
            "WithoutContext.Books: [UseProjection] hands what is selected to a parameter of type QueryContext<T>: add one, or give back an "
                + "IQueryable<T>.",
            typeof(WithoutContext)
        );

    [Fact]
    public void An_entity_that_nothing_allows_to_filter_is_refused()
    {
        Says(
            "Unknown.Things(query): nothing says by what clients may filter Thing: add a class that derives from "
                + "FilterInputType<Thing>.",
            typeof(Unknown)
        );
        Says(
            "Unknown.Things(query): nothing says by what clients may sort Thing: add a class that derives from SortInputType<Thing>.",
            typeof(Unknown)
        );
    }

    [Fact]
    public void Two_classes_for_one_entity_need_a_choice()
    {
        Says(
            "Unknown.Things(query): OtherThingFilterType and ThingFilterType both derive from FilterInputType<Thing>: name the one to "
                + "use.",
            typeof(Unknown),
            typeof(ThingFilterType),
            typeof(OtherThingFilterType)
        );

        var schema = LibraryGraph.SchemaOf(typeof(Choice), typeof(ThingFilterType), typeof(OtherThingFilterType));

        Assert.Equal("OtherThings", schema.QueryType!.FindField("things")!.FindArgument("where")!.Type.ToString());
    }

    [Fact]
    public void A_class_of_another_entity_is_refused() =>
        Says(
            "WrongChoice.Things(query): BookFilterType does not derive from FilterInputType<Thing>.",
            typeof(WrongChoice)
        );

    [Fact]
    public void A_class_that_allows_nothing_is_refused() =>
        Says(
            "EmptyFilterType: it allows nothing: name at least one property with descriptor.Field(x => x.Property).",
            typeof(Unknown),
            typeof(EmptyFilterType)
        );

    [Fact]
    public void An_expression_that_is_no_property_is_refused() =>
        Says(
            "ComputedFilterType: 'thing => (thing.Size + 1)' is no property: write it as 'x => x.Property', and give objects a type of "
                + "their own.",
            typeof(Unknown),
            typeof(ComputedFilterType)
        );

    [Fact]
    public void A_member_may_have_only_some_of_its_operations()
    {
        var schema = LibraryGraph.SchemaOf(typeof(Unsorted), typeof(NarrowFilterType));

        var operations = Assert.IsType<InputObjectType>(schema.FindType("ThingSizeOperationFilterInput"));
        Assert.Equal(["eq", "in"], operations.Fields.Select(field => field.Name));
    }

    [Fact]
    public void An_operation_that_a_member_does_not_have_is_refused() =>
        Says(
            "WrongOperationFilterType: Thing.Size: Operations takes some of eq, neq, in, nin, gt, ngt, gte, ngte, lt, nlt, lte, nlte, which "
                + "is what 'Int' has.",
            typeof(Unsorted),
            typeof(WrongOperationFilterType)
        );

    [Fact]
    public void Sort_types_name_and_describe_their_members()
    {
        var schema = LibraryGraph.SchemaOf(
            typeof(Sorted),
            typeof(NamedSortType),
            typeof(BoxSortType),
            typeof(OtherBoxSortType)
        );

        var boxes = Assert.IsType<InputObjectType>(schema.FindType("Boxes"));
        Assert.Equal("How boxes are sorted.", boxes.Description);
        Assert.Equal("Things", boxes.FindField("inside")!.Type.ToString());
        Assert.Equal("What is in it.", boxes.FindField("inside")!.Description);
    }

    [Fact]
    public void A_sort_type_without_members_is_refused() =>
        Says(
            "EmptySortType: it allows nothing: name at least one property with descriptor.Field(x => x.Property).",
            typeof(Unknown),
            typeof(EmptySortType)
        );

    [Fact]
    public void A_sort_expression_that_is_no_property_is_refused() =>
        Says(
            "ComputedSortType: 'thing => (thing.Size + 1)' is no property: write it as 'x => x.Property', and give objects a type of "
                + "their own.",
            typeof(Unknown),
            typeof(ComputedSortType)
        );

    [Fact]
    public void A_sort_member_that_is_there_twice_is_refused() =>
        Says(
            "TwiceSortType: Thing.Size: the input field 'size' is there already: name one of them with Name.",
            typeof(Unknown),
            typeof(TwiceSortType)
        );

    [Fact]
    public void A_value_without_a_scalar_has_no_filter() =>
        Says(
            "SpanFilterType: Box.Open: TimeSpan is no input type: use a scalar, an enum, a list, or a class whose name ends with 'Input' or "
                + "that has [InputObjectType]; or add a scalar with AddScalar.",
            typeof(Boxed),
            typeof(SpanFilterType)
        );

    [Fact]
    public void A_list_has_no_order_of_its_own() =>
        Says(
            "ListSortType: Thing.Parts: it is a list, which has no order of its own: sort by a value or an object.",
            typeof(Unknown),
            typeof(ListSortType)
        );

    [Fact]
    public void A_member_that_is_there_twice_is_refused() =>
        Says(
            "TwiceFilterType: Thing.Size: the input field 'size' is there already: name one of them with Name.",
            typeof(Unknown),
            typeof(TwiceFilterType)
        );

    [Fact]
    public void A_mutation_has_no_context() =>
        Says(
            "Mutations.Change(query): a QueryContext<T> is for fields of the query root and of objects: mutations and subscriptions "
                + "have none.",
            typeof(Mutations)
        );

    [Fact]
    public void A_root_batch_has_no_arguments_of_its_own() =>
        Says(
            "Batch.Things(query): a root [BatchResolver] answers many sets of variables at once, each with its own 'where' and "
                + "'order': remove [BatchResolver], or [UseFiltering] and [UseSorting].",
            typeof(Batch),
            typeof(ThingFilterType)
        );

    [Fact]
    public void What_a_field_requires_of_its_parent_must_be_there() =>
        Says("WrongRequires.Weight(thing): it requires 'Mass', which is no property of Thing.", typeof(WrongRequires));

    private static void Says(string sentence, params Type[] types)
    {
        var refused = Assert.Throws<SchemaException>(() => LibraryGraph.SchemaOf(types));
        Assert.Contains(sentence, refused.Errors.Select(error => error.Message));
    }

    internal sealed class Thing
    {
        public int Size { get; set; }

        public List<Thing> Parts { get; set; } = [];
    }

    [QueryType]
    private static class WithoutContext
    {
        [UseFiltering, UseSorting, UseProjection]
        public static IReadOnlyList<Book> Books() => [];
    }

    [QueryType]
    private static class Unknown
    {
        [UseFiltering, UseSorting]
        public static IReadOnlyList<Thing> Things(QueryContext<Thing> query) => [];
    }

    [QueryType]
    private static class Unsorted
    {
        [UseFiltering]
        public static IReadOnlyList<Thing> Things(QueryContext<Thing> query) => [];
    }

    private sealed class NarrowFilterType : FilterInputType<Thing>
    {
        protected override void Configure(IFilterInputTypeDescriptor<Thing> descriptor) =>
            descriptor.Field(thing => thing.Size).Operations("in", "eq");
    }

    private sealed class WrongOperationFilterType : FilterInputType<Thing>
    {
        protected override void Configure(IFilterInputTypeDescriptor<Thing> descriptor) =>
            descriptor.Field(thing => thing.Size).Operations("contains");
    }

    [QueryType]
    private static class Choice
    {
        [UseFiltering<OtherThingFilterType>]
        public static IReadOnlyList<Thing> Things(QueryContext<Thing> query) => [];
    }

    [QueryType]
    private static class WrongChoice
    {
        [UseFiltering<BookFilterType>]
        public static IReadOnlyList<Thing> Things(QueryContext<Thing> query) => [];
    }

    [QueryType]
    private static class Batch
    {
        [UseFiltering, BatchResolver]
        public static IReadOnlyList<Thing> Things(IReadOnlyList<int> id, QueryContext<Thing> query) => [];
    }

    [MutationType]
    private static class Mutations
    {
        public static Thing Change(QueryContext<Thing> query) => new();
    }

    [ObjectType<Thing>]
    private static class WrongRequires
    {
        public static int Weight([Parent(requires: "Size Mass")] Thing thing) => thing.Size;
    }

    private sealed class ThingFilterType : FilterInputType<Thing>
    {
        protected override void Configure(IFilterInputTypeDescriptor<Thing> descriptor) =>
            descriptor.Field(thing => thing.Size);
    }

    private sealed class OtherThingFilterType : FilterInputType<Thing>
    {
        protected override void Configure(IFilterInputTypeDescriptor<Thing> descriptor) =>
            descriptor.Name("OtherThings").Description("Others.").Field(thing => thing.Size).Name("big");
    }

    private sealed class EmptyFilterType : FilterInputType<Thing>
    {
        protected override void Configure(IFilterInputTypeDescriptor<Thing> descriptor) { }
    }

    private sealed class ComputedFilterType : FilterInputType<Thing>
    {
        protected override void Configure(IFilterInputTypeDescriptor<Thing> descriptor) =>
            descriptor.Field(thing => thing.Size + 1);
    }

    private sealed class TwiceFilterType : FilterInputType<Thing>
    {
        protected override void Configure(IFilterInputTypeDescriptor<Thing> descriptor)
        {
            descriptor.Field(thing => thing.Size);
            descriptor.Field(thing => thing.Size);
        }
    }

    internal sealed class Box
    {
        public Thing Content { get; set; } = null!;

        [GraphQLIgnore]
        public TimeSpan Open { get; set; }
    }

    [QueryType]
    private static class Sorted
    {
        [UseSorting<BoxSortType>]
        public static IReadOnlyList<Box> Boxes(QueryContext<Box> query) => [];
    }

    [QueryType]
    private static class Boxed
    {
        [UseFiltering]
        public static IReadOnlyList<Box> Boxes(QueryContext<Box> query) => [];
    }

    private sealed class SpanFilterType : FilterInputType<Box>
    {
        protected override void Configure(IFilterInputTypeDescriptor<Box> descriptor) =>
            descriptor.Field(box => box.Open);
    }

    private sealed class BoxSortType : SortInputType<Box>
    {
        protected override void Configure(ISortInputTypeDescriptor<Box> descriptor) =>
            descriptor
                .Name("Boxes")
                .Description("How boxes are sorted.")
                .Field(box => box.Content)
                .Name("inside")
                .Description("What is in it.")
                .Type<NamedSortType>();
    }

    private sealed class OtherBoxSortType : SortInputType<Box>
    {
        protected override void Configure(ISortInputTypeDescriptor<Box> descriptor) =>
            descriptor.Field(box => box.Content);
    }

    private sealed class NamedSortType : SortInputType<Thing>
    {
        protected override void Configure(ISortInputTypeDescriptor<Thing> descriptor) =>
            descriptor.Name("Things").Field(thing => thing.Size);
    }

    private sealed class EmptySortType : SortInputType<Thing>
    {
        protected override void Configure(ISortInputTypeDescriptor<Thing> descriptor) { }
    }

    private sealed class ComputedSortType : SortInputType<Thing>
    {
        protected override void Configure(ISortInputTypeDescriptor<Thing> descriptor) =>
            descriptor.Field(thing => thing.Size + 1);
    }

    private sealed class TwiceSortType : SortInputType<Thing>
    {
        protected override void Configure(ISortInputTypeDescriptor<Thing> descriptor)
        {
            descriptor.Field(thing => thing.Size);
            descriptor.Field(thing => thing.Size);
        }
    }

    private sealed class ListSortType : SortInputType<Thing>
    {
        protected override void Configure(ISortInputTypeDescriptor<Thing> descriptor) =>
            descriptor.Field(thing => thing.Parts);
    }
}
