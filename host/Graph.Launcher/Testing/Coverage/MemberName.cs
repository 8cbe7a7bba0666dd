using System.Text.RegularExpressions;

namespace Graph.Launcher.Testing.Coverage;

/// <summary>Names a method as it is written in C#, whatever the compiler has made of it.</summary>
internal static partial class MemberName
{
    /// <summary>Type and member of a compiled method.</summary>
    /// <param name="type">The full name of its type, as in <c>Graph.Server.GuardedExecution/&lt;RunAsync&gt;d__2</c>.</param>
    /// <param name="signature">Its signature, as in <c>System.Void Type::MoveNext()</c>.</param>
    public static string Read(string type, string signature)
    {
        var start = signature.IndexOf("::", StringComparison.Ordinal) + 2;
        var end = signature.IndexOf('(', start);
        var method = end < 0 ? signature[start..] : signature[start..end];
        // What the compiler makes of a lambda, a local function or a state machine has its member's name in brackets.
        var made = Made().Match(method) is { Success: true } own ? own : Made().Match(type);
        var member = made.Success ? made.Groups[1].Value : method;
        string[] nested = [.. type.Split('/').TakeWhile(part => !part.StartsWith('<'))];
        var declaring = string.Join('.', nested.Select(Simple));
        return member switch
        {
            ".ctor" => $"{declaring}.{Simple(nested[^1])}()",
            ".cctor" => $"{declaring}'s static fields",
            _ => $"{declaring}.{Accessor().Replace(member[(member.LastIndexOf('.') + 1)..], "")}",
        };
    }

    // "Graph.Types.Cycles`1" is Cycles.
    private static string Simple(string type)
    {
        var name = type[(type.LastIndexOf('.') + 1)..];
        var arity = name.IndexOf('`', StringComparison.Ordinal);
        return arity < 0 ? name : name[..arity];
    }

    [GeneratedRegex("(?:^|/)<+([^<>]+)>")]
    private static partial Regex Made();

    [GeneratedRegex("^(get|set|init)_")]
    private static partial Regex Accessor();
}
