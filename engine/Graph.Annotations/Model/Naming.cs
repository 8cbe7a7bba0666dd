using System.Text;

namespace Graph.Annotations.Model;

/// <summary>From C#'s names to the graph's.</summary>
internal static class Naming
{
    /// <summary>A field's name: camel case, without a leading <c>Get</c> and a trailing <c>Async</c>.</summary>
    public static string Field(string method)
    {
        var name = method;
        if (name.Length > 3 && name.StartsWith("Get", StringComparison.Ordinal) && char.IsUpper(name[3]))
        {
            name = name[3..];
        }

        if (name.Length > 5 && name.EndsWith("Async", StringComparison.Ordinal))
        {
            name = name[..^5];
        }

        return Camel(name);
    }

    /// <summary>Camel case: a leading run of capitals is one word, <c>URLOf</c> is <c>urlOf</c>.</summary>
    public static string Camel(string name)
    {
        var letters = name.ToCharArray();
        for (var i = 0; i < letters.Length && char.IsUpper(letters[i]); i++)
        {
            if (i > 0 && i + 1 < letters.Length && !char.IsUpper(letters[i + 1]))
            {
                break;
            }

            letters[i] = char.ToLowerInvariant(letters[i]);
        }

        return new string(letters);
    }

    /// <summary>Pascal case of a camel-case name.</summary>
    public static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    /// <summary>An enum value's name: capitals with underscores between words.</summary>
    public static string EnumValue(string member)
    {
        var name = new StringBuilder(member.Length + 4);
        for (var i = 0; i < member.Length; i++)
        {
            var startsWord =
                i > 0
                && char.IsUpper(member[i])
                && member[i - 1] != '_'
                && (!char.IsUpper(member[i - 1]) || (i + 1 < member.Length && char.IsLower(member[i + 1])));
            if (startsWord)
            {
                name.Append('_');
            }

            name.Append(char.ToUpperInvariant(member[i]));
        }

        return name.ToString();
    }

    /// <summary>A type's name: without the <c>I</c> of a C# interface and without generic arity.</summary>
    public static string Type(Type type)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ExceptionError<>))
        {
            return WithoutException(type.GetGenericArguments()[0]) + "Error";
        }

        var name = type.Name;
        var arity = name.IndexOf('`', StringComparison.Ordinal);
        name = arity < 0 ? name : name[..arity];
        return type.IsInterface && name.Length > 1 && name[0] == 'I' && char.IsUpper(name[1]) ? name[1..] : name;
    }

    /// <summary>The name of an exception's C# type without the word.</summary>
    public static string WithoutException(Type exception) =>
        exception.Name.EndsWith("Exception", StringComparison.Ordinal) && exception.Name.Length > 9
            ? exception.Name[..^9]
            : exception.Name;

    /// <summary>A C# type as a developer writes it, for the sentences.</summary>
    public static string CSharp(Type type)
    {
        if (type.IsArray)
        {
            return CSharp(type.GetElementType()!) + "[]";
        }

        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return CSharp(underlying) + "?";
        }

        var name = type.Name;
        var arity = name.IndexOf('`', StringComparison.Ordinal);
        return arity < 0 ? name : $"{name[..arity]}<{string.Join(", ", type.GetGenericArguments().Select(CSharp))}>";
    }
}
