namespace Graph.Common.Errors;

/// <summary>What all user errors share. Converts implicitly to a failed <see cref="Result{T}"/>.</summary>
public abstract record UserError : IUserError
{
    private protected UserError(string message, string code, IReadOnlyList<string>? path)
    {
        Message = message;
        Code = code;
        Path = path;
    }

    /// <summary>A subgraph's own kind of error; its code is the type's name in capitals, without "Error".</summary>
    protected UserError(string message, string code, params string[] path)
        : this(message, code, path.Length == 0 ? null : (IReadOnlyList<string>)path) { }

    /// <inheritdoc/>
    public string Message { get; }

    /// <inheritdoc/>
    public string Code { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string>? Path { get; }
}
