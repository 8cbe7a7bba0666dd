namespace Graph.Fusion.Tests.Composition;

/// <summary>What authors get wrong first: all that composition says then, to the letter, has to be enough to go on.</summary>
public sealed class NewcomerMistakeTests
{
    private const string Users =
        """type Query { user(id: ID!): User @lookup } type User @key(fields: "id") { id: ID! name: String }""";

    [Fact]
    public void The_same_field_in_two_schemas() =>
        Says(
            [
                "error INVALID_FIELD_SHARING A:User.name: The field 'User.name' is served by 'A' and also by 'B', but is not shareable in 'A'. Mark the field, or its whole type, @shareable in each schema if all give the same value; otherwise rename it, mark it @internal, or take it over with @override.",
                "error INVALID_FIELD_SHARING B:User.name: The field 'User.name' is served by 'B' and also by 'A', but is not shareable in 'B'. Mark the field, or its whole type, @shareable in each schema if all give the same value; otherwise rename it, mark it @internal, or take it over with @override.",
            ],
            Users,
            """type Query { userById(id: ID!): User @lookup @internal } type User @key(fields: "id") { id: ID! name: String }"""
        );

    [Fact]
    public void The_same_lookup_in_two_schemas() =>
        Says(
            [
                "error INVALID_FIELD_SHARING A:Query.user: The field 'Query.user' is served by 'A' and also by 'B', but is not shareable in 'A'. Mark this lookup @internal if clients need not see it here, or mark the field @shareable in each schema.",
                "error INVALID_FIELD_SHARING B:Query.user: The field 'Query.user' is served by 'B' and also by 'A', but is not shareable in 'B'. Mark this lookup @internal if clients need not see it here, or mark the field @shareable in each schema.",
            ],
            Users,
            """type Query { user(id: ID!): User @lookup } type User @key(fields: "id") { id: ID! posts: Int }"""
        );

    [Fact]
    public void An_entity_without_a_lookup() =>
        Says(
            [
                "error UNSATISFIABLE_QUERY_PATH User.posts: The field 'User.posts' cannot be resolved on the path 'Query.user<User>', where the object comes from 'A'.\n  'B' serves 'User.posts', but has no lookup for 'User'. Add one by a key that 'A' can give, such as 'userById(id: ID!): User @lookup @internal', to 'B'; or let 'B' serve the field before it too, and mark that @shareable in each schema that has it.",
            ],
            Users,
            """type Query { x: Int } type User @key(fields: "id") { id: ID! posts: Int }"""
        );

    [Fact]
    public void A_lookup_that_is_not_marked() =>
        Says(
            [
                "error UNSATISFIABLE_QUERY_PATH User.posts: The field 'User.posts' cannot be resolved on the path 'Query.user<User>', where the object comes from 'A'.\n  'B' serves 'User.posts', but has no lookup for 'User'. Add one by a key that 'A' can give, such as 'userById(id: ID!): User @lookup @internal', to 'B'; or let 'B' serve the field before it too, and mark that @shareable in each schema that has it.",
                "warning INTERNAL_WITHOUT_LOOKUP B:Query.userById: The field 'Query.userById' is @internal and no lookup, so neither clients nor the gateway can use it. Add @lookup, or remove the field or its @internal.",
            ],
            Users,
            """type Query { userById(id: ID!): User @internal } type User @key(fields: "id") { id: ID! posts: Int }"""
        );

    [Fact]
    public void A_lookup_of_a_list_as_other_gateways_have_it() =>
        Says(
            [
                "error LOOKUP_RETURNS_LIST B:Query.usersByIds: The lookup 'Query.usersByIds' returns the list '[User]!'. Let it return one object; the gateway batches calls by itself.",
            ],
            Users,
            """type Query { usersByIds(ids: [ID!]!): [User]! @lookup @internal } type User @key(fields: "id") { id: ID! posts: Int }"""
        );

    [Fact]
    public void A_lookup_whose_argument_has_another_name() =>
        Says(
            [
                "error LOOKUP_ARGUMENT_NOT_MAPPED B:Query.byKey(userId:): The argument 'userId' of the lookup 'Query.byKey' names no field of 'User'. Say with @is(field:) which field it is, rename it, or add the field.",
            ],
            Users,
            """type Query { byKey(userId: ID!): User @lookup @internal } type User @key(fields: "id") { id: ID! posts: Int }"""
        );

    [Fact]
    public void A_requirement_of_the_schemas_own_field() =>
        Says(
            [
                "error REQUIRE_INVALID_FIELDS B:User.greeting(n:): The requirement 'first' of 'User.greeting(n:)' cannot be met: 'User.first' is served by no other schema than 'B', which requires it. Read it there without @require, or require a field of another schema.",
            ],
            Users,
            """type Query { u(id: ID!): User @lookup @internal } type User @key(fields: "id") { id: ID! first: String greeting(n: String @require(field: "first")): String }"""
        );

    [Fact]
    public void A_requirement_with_braces_for_one_field() =>
        Says(
            [
                "error REQUIRE_INVALID_FIELDS B:User.greeting(n:): The requirement '{ name }' of 'User.greeting(n:)' cannot be met: It builds an input object for 'String', which is none. Name the field without braces.",
            ],
            Users,
            """type Query { u(id: ID!): User @lookup @internal } type User @key(fields: "id") { id: ID! greeting(n: String @require(field: "{ name }")): String }"""
        );

    [Fact]
    public void A_page_info_that_is_not_shared() =>
        Says(
            [
                "error INVALID_FIELD_SHARING A:PageInfo.hasNextPage: The field 'PageInfo.hasNextPage' is served by 'A' and also by 'B', but is not shareable in 'A'. Mark the field, or its whole type, @shareable in each schema if all give the same value; otherwise rename it, mark it @internal, or take it over with @override.",
                "error INVALID_FIELD_SHARING B:PageInfo.hasNextPage: The field 'PageInfo.hasNextPage' is served by 'B' and also by 'A', but is not shareable in 'B'. Mark the field, or its whole type, @shareable in each schema if all give the same value; otherwise rename it, mark it @internal, or take it over with @override.",
            ],
            """type Query { a: PageInfo } type PageInfo { hasNextPage: Boolean! }""",
            """type Query { b: PageInfo } type PageInfo { hasNextPage: Boolean! }"""
        );

    [Fact]
    public void Types_of_a_field_that_differ() =>
        Says(
            [
                "error OUTPUT_FIELD_TYPES_NOT_MERGEABLE A:V.at: The field 'V.at' has types that cannot be merged: 'Int' in 'A', 'String' in 'B'. Give it the same type everywhere (nullability aside), or rename one of them.",
            ],
            """type Query { a: V } type V @shareable { at: Int }""",
            """type Query { b: V } type V @shareable { at: String }"""
        );

    [Fact]
    public void A_key_with_a_field_that_is_not_there() =>
        Says(
            [
                "error KEY_INVALID_FIELDS A:User: The key 'userId' of 'User' names the field 'userId', which 'User' does not have in the schema 'A'. Add the field, or correct the key.",
            ],
            """type Query { user(id: ID!): User @lookup } type User @key(fields: "userId") { id: ID! }"""
        );

    [Fact]
    public void An_enum_value_in_one_schema() =>
        Says(
            [
                "error ENUM_VALUES_MISMATCH A:E: The enum 'E' has no value 'AUTO' in 'A', but another schema has it. Add it there, or mark it @inaccessible where it is.",
            ],
            """type Query { a: E } enum E { ON OFF }""",
            """type Query { b(e: E): Int } enum E { ON OFF AUTO }"""
        );

    private static void Says(string[] expected, params string[] sources) =>
        Assert.Equal(expected, Composed.From(sources).Log.Select(entry => entry.ToString()));
}
