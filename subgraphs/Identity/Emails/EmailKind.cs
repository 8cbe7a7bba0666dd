namespace Graph.Identity.Emails;

/// <summary>What a message is for.</summary>
internal enum EmailKind
{
    /// <summary>Somebody has signed up with the address, and is asked to show that it is theirs.</summary>
    Verify,

    /// <summary>Somebody has signed up with the address of an account, whose owner is told so.</summary>
    AlreadyRegistered,

    /// <summary>Somebody has asked to set another password.</summary>
    ResetPassword,

    /// <summary>The password was changed.</summary>
    PasswordChanged,

    /// <summary>Somebody wants to sign in with the address from now on, and is asked to show that it is theirs.</summary>
    ChangeEmail,

    /// <summary>Somebody no longer signs in with the address.</summary>
    EmailChanged,

    /// <summary>A code of an authenticator app is asked for from now on.</summary>
    SecondFactorAdded,

    /// <summary>No code of an authenticator app is asked for any more.</summary>
    SecondFactorRemoved,

    /// <summary>The account will be deleted.</summary>
    DeletionScheduled,

    /// <summary>The account will not be deleted after all.</summary>
    DeletionCancelled,

    /// <summary>There is another way to sign in.</summary>
    SignInWayAdded,

    /// <summary>A way to sign in is gone.</summary>
    SignInWayRemoved,
}
