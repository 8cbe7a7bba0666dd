using System.Collections.Concurrent;
using System.Reflection;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Graph.Annotations.Model;

namespace Graph.Annotations.Reading;

/// <summary>Descriptions: from an attribute, or else from the XML documentation beside the assembly.</summary>
internal sealed class XmlDocumentation
{
    // Documentation does not change while a process runs, and several schemas may share an assembly.
    private static readonly ConcurrentDictionary<Assembly, Dictionary<string, XElement>> Files = new();

    /// <summary>A type's or member's description; null if it has none.</summary>
    public string? Of(MemberInfo member)
    {
        if (member.GetCustomAttribute<GraphQLDescriptionAttribute>(inherit: false) is { } description)
        {
            return description.Description;
        }

        if (member is PropertyInfo property)
        {
            return Annotation.Find<GraphQLDescriptionAttribute>(property)?.Description ?? OfProperty(property);
        }

        return Text(Element(member)?.Element("summary"));
    }

    /// <summary>A parameter's description; null if it has none.</summary>
    public string? Of(ParameterInfo parameter) =>
        parameter.GetCustomAttribute<GraphQLDescriptionAttribute>()?.Description
        ?? Text(Parameter(Element(parameter.Member), parameter.Name));

    private static string? OfProperty(PropertyInfo property)
    {
        var declaring = Open(property.DeclaringType!);
        if (Text(Element(property)?.Element("summary")) is { } summary)
        {
            return summary;
        }

        // A record's property is documented as a parameter of its type.
        if (Text(Parameter(Element(declaring), property.Name)) is { } parameter)
        {
            return parameter;
        }

        foreach (var implemented in property.DeclaringType!.GetInterfaces())
        {
            if (
                implemented.GetProperty(property.Name) is { } inherited
                && Text(Element(inherited)?.Element("summary")) is { } text
            )
            {
                return text;
            }
        }

        return property.DeclaringType!.BaseType?.GetProperty(property.Name) is { } overridden
            ? OfProperty(overridden)
            : null;
    }

    private static XElement? Parameter(XElement? element, string? name) =>
        element?.Elements("param").FirstOrDefault(param => (string?)param.Attribute("name") == name);

    private static XElement? Element(MemberInfo member)
    {
        var type = Open(member as Type ?? member.DeclaringType!);
        var typeName = type.FullName!.Replace('+', '.');
        var key = member switch
        {
            Type => $"T:{typeName}",
            PropertyInfo => $"P:{typeName}.{member.Name}",
            FieldInfo => $"F:{typeName}.{member.Name}",
            _ => $"M:{typeName}.{member.Name}",
        };
        return Files.GetOrAdd(type.Assembly, Load).GetValueOrDefault(key);
    }

    private static Type Open(Type type) => type.IsGenericType ? type.GetGenericTypeDefinition() : type;

    private static Dictionary<string, XElement> Load(Assembly assembly)
    {
        var members = new Dictionary<string, XElement>(StringComparer.Ordinal);
        var path = Path.ChangeExtension(
            assembly.Location.Length > 0
                ? assembly.Location
                : Path.Combine(AppContext.BaseDirectory, assembly.GetName().Name + ".dll"),
            ".xml"
        );
        if (!File.Exists(path))
        {
            return members;
        }

        try
        {
            foreach (var element in XDocument.Load(path).Descendants("member"))
            {
                // Methods are found by name: a field has one method, whatever its signature.
                var name = (string?)element.Attribute("name") ?? "";
                var signature = name.IndexOf('(', StringComparison.Ordinal);
                members.TryAdd(signature < 0 ? name : name[..signature], element);
            }
        }
        catch (XmlException)
        {
            // A broken file costs descriptions, not the service.
        }

        return members;
    }

    private static string? Text(XElement? element)
    {
        if (element is null)
        {
            return null;
        }

        var text = new StringBuilder();
        Append(text, element, depth: 0);
        var paragraphs = text.ToString()
            .Split("\n\n", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(paragraph =>
                string.Join(' ', paragraph.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            );
        var result = string.Join("\n\n", paragraphs);
        return result.Length == 0 ? null : result;
    }

    private static void Append(StringBuilder text, XElement element, int depth)
    {
        foreach (var node in element.Nodes())
        {
            if (node is XText words)
            {
                // Line breaks of the source are spaces; only <para> makes a paragraph.
                text.Append(words.Value.ReplaceLineEndings(" "));
            }
            else if (node is XElement inner && depth < 16)
            {
                AppendElement(text, inner, depth + 1);
            }
        }
    }

    private static void AppendElement(StringBuilder text, XElement element, int depth)
    {
        switch (element.Name.LocalName)
        {
            case "c" or "code":
                text.Append('`').Append(element.Value).Append('`');
                break;
            case "paramref" or "typeparamref":
                text.Append('`').Append((string?)element.Attribute("name")).Append('`');
                break;
            case "see" or "seealso" when element.IsEmpty:
                text.Append(Reference(element));
                break;
            case "para":
                text.Append("\n\n");
                Append(text, element, depth);
                text.Append("\n\n");
                break;
            default:
                Append(text, element, depth);
                break;
        }
    }

    private static string Reference(XElement element)
    {
        if ((string?)element.Attribute("langword") is { } word)
        {
            return $"`{word}`";
        }

        if ((string?)element.Attribute("href") is { } address)
        {
            return address;
        }

        var name = (string?)element.Attribute("cref") ?? "";
        var signature = name.IndexOf('(', StringComparison.Ordinal);
        name = signature < 0 ? name : name[..signature];
        name = name[(name.LastIndexOfAny(['.', ':']) + 1)..];
        var arity = name.IndexOf('`', StringComparison.Ordinal);
        return $"`{(arity < 0 ? name : name[..arity])}`";
    }
}
