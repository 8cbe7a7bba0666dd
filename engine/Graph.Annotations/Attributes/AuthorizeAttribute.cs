using Graph.Types;

namespace Graph.Annotations;

/// <summary>
/// Lets only some viewers see a field: those who are signed in, who fulfil a policy, or who have one of some roles. Others
/// get an error with the code <see cref="ErrorCodes.NotAuthenticated"/> or <see cref="ErrorCodes.NotAuthorized"/>, and the
/// field is not resolved.
/// </summary>
/// <remarks>
/// On a class of root fields it guards those fields; on a type, or on a class that adds fields to it, all fields of the type;
/// on an interface or union, or on a property of an interface, the fields of every object type that belongs to it. Several
/// are all required. The schema's text does not show it.
/// </remarks>
/// <param name="policy">The policy; null for any signed-in viewer, or for the <see cref="Roles"/>.</param>
[AttributeUsage(
    AttributeTargets.Class
        | AttributeTargets.Struct
        | AttributeTargets.Interface
        | AttributeTargets.Method
        | AttributeTargets.Property,
    AllowMultiple = true
)]
public sealed class AuthorizeAttribute(string? policy = null) : Attribute
{
    /// <summary>The policy; null for none.</summary>
    public string? Policy { get; set; } = policy;

    /// <summary>Roles of which the viewer must have one; null for any.</summary>
    public string[]? Roles { get; set; }
}
