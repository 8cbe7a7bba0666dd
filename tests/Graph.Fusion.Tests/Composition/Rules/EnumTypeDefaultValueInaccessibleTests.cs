namespace Graph.Fusion.Tests.Composition.Rules;

/// <summary>GraphQL Composite Schemas, section 4, "Enum Type Default Value Inaccessible".</summary>
public sealed class EnumTypeDefaultValueInaccessibleTests : RuleTests
{
    private protected override string Code => "ENUM_TYPE_DEFAULT_VALUE_INACCESSIBLE";

    [Fact]
    public void A_visible_default_is_valid() => Valid("type Query { a(e: E = X): Int } enum E { X Y @inaccessible }");

    [Fact]
    public void A_hidden_default_of_an_argument_is_refused() =>
        Invalid(
            [
                "error ENUM_TYPE_DEFAULT_VALUE_INACCESSIBLE Query.a(e:): The default of 'Query.a(e:)' is or contains the enum value 'Y', which is @inaccessible. Choose another default, or show the value.",
            ],
            "type Query { a(e: E = Y): Int } enum E { X Y @inaccessible }"
        );

    [Fact]
    public void A_hidden_value_in_a_list_is_refused() =>
        Invalid(
            [
                "error ENUM_TYPE_DEFAULT_VALUE_INACCESSIBLE Query.a(e:): The default of 'Query.a(e:)' is or contains the enum value 'Y', which is @inaccessible. Choose another default, or show the value.",
            ],
            "type Query { a(e: [E!] = [X, Y]): Int } enum E { X Y @inaccessible }"
        );

    [Fact]
    public void A_hidden_value_in_an_input_object_is_refused() =>
        Invalid(
            [
                "error ENUM_TYPE_DEFAULT_VALUE_INACCESSIBLE F.g: The default of 'F.g' is or contains the enum value 'Y', which is @inaccessible. Choose another default, or show the value.",
                "error ENUM_TYPE_DEFAULT_VALUE_INACCESSIBLE Query.a(f:): The default of 'Query.a(f:)' is or contains the enum value 'Y', which is @inaccessible. Choose another default, or show the value.",
            ],
            "type Query { a(f: F = { e: Y }): Int } input F { e: E g: E = Y } enum E { X Y @inaccessible }"
        );
}
