namespace Graph.Validation.Tests.Rules;

public sealed class RequiredArgumentsTests
{
    [Fact]
    public void A_missing_required_argument_is_named() =>
        Harness.ExpectErrors(
            "{ dog { does } }",
            ("Argument \"Dog.does(command:)\" of type \"Command!\" is required, but it was not provided.", 1, 9)
        );

    [Fact]
    public void A_directive_needs_its_arguments_too() =>
        Harness.ExpectErrors(
            "{ dog @onField { name } }",
            ("Argument \"@onField(level:)\" of type \"Int!\" is required, but it was not provided.", 1, 7)
        );

    [Fact]
    public void An_argument_with_a_default_may_be_left_out() => Harness.ExpectValid("{ dog { does(command: SIT) } }");
}
