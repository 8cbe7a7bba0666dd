using System.Reflection;
using Graph.Fusion.Composition;

namespace Graph.Fusion.Tests.Composition.Rules;

public sealed class AllCodesTests
{
    private static readonly RuleTests[] Tests =
    [
        .. typeof(AllCodesTests)
            .Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(RuleTests)))
            .Select(type => (RuleTests)Activator.CreateInstance(type)!),
    ];

    [Fact]
    public void Every_code_has_tests_and_every_test_has_a_code() =>
        Assert.Equal(
            CompositionCodes.All.Order(StringComparer.Ordinal),
            Tests.Select(CodeOf).Order(StringComparer.Ordinal)
        );

    [Fact]
    public void Every_code_is_seen_in_a_test_and_every_rule_is_kept_in_another()
    {
        foreach (var test in Tests)
        {
            var names = test.GetType()
                .GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                .Select(method => method.Name)
                .ToList();

            Assert.Contains(names, name => name.EndsWith("_valid", StringComparison.Ordinal));
            Assert.Contains(
                names,
                name =>
                    name.EndsWith("_refused", StringComparison.Ordinal)
                    || name.EndsWith("_worth_a_warning", StringComparison.Ordinal)
                    || name.EndsWith("_noted", StringComparison.Ordinal)
            );
        }
    }

    [Fact]
    public void A_code_says_the_name_of_its_tests()
    {
        foreach (var test in Tests)
        {
            var words = CodeOf(test).Split('_').Select(word => word[0] + word[1..].ToLowerInvariant());
            Assert.Equal(string.Concat(words) + "Tests", test.GetType().Name, ignoreCase: true);
        }
    }

    private static string CodeOf(RuleTests test) =>
        (string)typeof(RuleTests).GetProperty("Code", BindingFlags.NonPublic | BindingFlags.Instance)!.GetValue(test)!;
}
