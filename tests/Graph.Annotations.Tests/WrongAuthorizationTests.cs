using AspNetAuthorize = Microsoft.AspNetCore.Authorization.AuthorizeAttribute;

namespace Graph.Annotations.Tests
{
    public sealed class WrongAuthorizationTests
    {
        [Fact]
        public void The_attribute_of_ASP_NET_guards_no_field()
        {
            Says(
                "GuardedByAspNet.Secret: [Authorize] is ASP.NET's here, which guards no field: use "
                    + "Graph.Annotations.AuthorizeAttribute.",
                typeof(GuardedByAspNet)
            );
            Says(
                "GuardedByAspNet.Derived: [Authorize] is ASP.NET's here, which guards no field: use "
                    + "Graph.Annotations.AuthorizeAttribute.",
                typeof(GuardedByAspNet)
            );
        }

        [QueryType]
        private static class GuardedByAspNet
        {
            [AspNetAuthorize]
            public static string Secret() => "";

            [AdminsOnly]
            public static string Derived() => "";
        }

        private sealed class AdminsOnlyAttribute : AspNetAuthorize;

        [Fact]
        public void A_policy_has_a_name() =>
            Says(
                "EmptyPolicy.Secret: [Authorize] has an empty policy: name one, or leave it out.",
                typeof(EmptyPolicy)
            );

        [QueryType]
        private static class EmptyPolicy
        {
            [Authorize(" ")]
            public static string Secret() => "";
        }

        [Fact]
        public void A_role_has_a_name() =>
            Says(
                "EmptyRole.Secret: [Authorize] has an empty role, which nobody has: name roles, or leave them out.",
                typeof(EmptyRole)
            );

        [QueryType]
        private static class EmptyRole
        {
            [Authorize(Roles = [])]
            public static string Secret() => "";
        }

        [Fact]
        public void Input_is_not_guarded()
        {
            Says(
                "SecretInput: [Authorize] guards what is given out, and this comes in: put it on the field that takes it.",
                typeof(TakesInput)
            );
            Says(
                "SecretInput.Name: [Authorize] guards what is given out, and this comes in: put it on the field that takes it.",
                typeof(TakesInput)
            );
        }

        [Authorize]
        private sealed class SecretInput
        {
            [Authorize]
            public string Name { get; set; } = "";
        }

        [QueryType]
        private static class TakesInput
        {
            public static string Secret(SecretInput input) => input.Name;
        }

        private static void Says(string sentence, params Type[] types) =>
            Assert.Contains(sentence, Annotated.Problems(types).Split('\n'));
    }
}

namespace Microsoft.AspNetCore.Authorization
{
    // The tests do not refer to ASP.NET; the engine knows its attribute by this name.
    [AttributeUsage(AttributeTargets.All)]
    internal class AuthorizeAttribute : Attribute;
}
