using Graph.Execution.Authorization;

namespace Graph.Execution.Tests.Authorization;

/// <summary>Two demands are one where they ask for the same: a field that inherits both checks it once.</summary>
public sealed class AuthorizeDirectiveTests
{
    [Fact]
    public void The_same_policy_and_roles_are_one_demand()
    {
        Assert.Single(new[] { Of("p", "a", "b"), Of("p", "a", "b") }.Distinct());
        Assert.Single(new[] { Of(null), Of(null) }.Distinct());
    }

    [Theory]
    [InlineData("q", "a", "b")]
    [InlineData(null, "a", "b")]
    [InlineData("p", "a")]
    [InlineData("p", "a", "c")]
    [InlineData("p")]
    public void Another_policy_or_another_role_is_another_demand(string? policy, params string[] roles)
    {
        var demand = Of("p", "a", "b");

        Assert.NotEqual(demand, Of(policy, roles));
        Assert.Equal(2, new[] { demand, Of(policy, roles) }.Distinct().Count());
        Assert.False(demand.Equals(null));
    }

    private static AuthorizeDirective Of(string? policy, params string[] roles) => new(policy, [.. roles]);
}
