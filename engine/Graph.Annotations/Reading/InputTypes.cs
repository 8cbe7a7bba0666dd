using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using Graph.Annotations.Binding;
using Graph.Annotations.Model;
using Graph.Language;
using Graph.Types;

namespace Graph.Annotations.Reading;

/// <summary>C# types as input: arguments and input objects.</summary>
internal sealed class InputTypes(SchemaDraft schema, EnumReader enums)
{
    private readonly Dictionary<Type, (TypeDraft Draft, InputReader Reader)> _objects = [];

    /// <summary>True if a parameter of the type is an argument; otherwise it is a service.</summary>
    public bool IsInput(CSharpType type)
    {
        var inner = type.Is(typeof(Optional<>)) ? type.Arguments[0] : type;
        while (inner.ListItem() is { } item)
        {
            inner = item;
        }

        return !schema.Options.IsService(inner.Type)
            && (inner.Type.IsEnum || schema.Options.ScalarNames.ContainsKey(inner.Type) || IsInputObject(inner.Type));
    }

    /// <summary>True if the C# type is an input object.</summary>
    public static bool IsInputObject(Type type) =>
        !type.IsInterface
        && !type.IsAbstract
        && (
            type.IsDefined(typeof(InputObjectTypeAttribute), inherit: false)
            || type.IsDefined(typeof(OneOfAttribute), inherit: false)
            || type.Name.EndsWith("Input", StringComparison.Ordinal)
        );

    /// <summary>The type in the graph and what reads its values; null after a sentence if there is none.</summary>
    public (TypeNode Node, InputReader Reader)? Read(CSharpType type, IdUse? id, string source)
    {
        if (type.Is(typeof(Optional<>)))
        {
            var optional = type.Arguments[0];
            if (optional is { IsNullable: false, Type.IsValueType: true })
            {
                var name = Naming.CSharp(optional.Type);
                schema.Problems.Add(source, $"Optional<{name}> cannot hold a given null: write Optional<{name}?>.");
            }

            return Read(optional with { IsNullable = true }, id, source) is { } given
                ? (given.Node, Create(typeof(OptionalReader<>), [given.Reader.Type], given.Reader))
                : null;
        }

        if (type.ListItem() is { } item)
        {
            return Read(item, id, source) is { } items
                ? (Syntax.List(items.Node, type.IsNullable), ListReaderFor(type.Declared, items.Reader))
                : null;
        }

        if (ReadNamed(type, id, source) is not { } named)
        {
            return null;
        }

        var reader =
            type.IsNullable && type.Type.IsValueType
                ? Create(typeof(NullableReader<>), [type.Type], named.Reader)
                : named.Reader;
        return (Syntax.Named(named.Name, type.IsNullable), reader);
    }

    private (string Name, InputReader Reader)? ReadNamed(CSharpType type, IdUse? id, string source)
    {
        if (id is not null)
        {
            id.Check(type.Type, source, schema);
            return (
                "ID",
                id.IsNodeId(type.Type, schema)
                    ? Create(typeof(NodeIdReader<>), [type.Type], schema.Options.NodeIds, id.TypeName)
                    : Create(typeof(ValueReader<>), [type.Type])
            );
        }

        if (schema.ScalarOf(type.Type) is { } scalar)
        {
            return (scalar, ScalarReader(type.Type));
        }

        if (type.Type.IsEnum)
        {
            return (enums.Read(type.Type).Name, Create(typeof(ValueReader<>), [type.Type]));
        }

        if (IsInputObject(type.Type))
        {
            var (draft, reader) = ReadObject(type.Type);
            return (draft.Name, reader);
        }

        schema.Problems.Add(
            source,
            type.Type == typeof(Guid)
                ? "a Guid is no input by itself: say whose id it is with [ID<T>], or add a scalar with AddScalar<Guid>."
                : $"{Naming.CSharp(type.Type)} is no input type: use a scalar, an enum, a list, or a class whose name ends with "
                    + "'Input' or that has [InputObjectType]; or add a scalar with AddScalar."
        );
        return null;
    }

    private (TypeDraft Draft, InputReader Reader) ReadObject(Type type)
    {
        if (_objects.TryGetValue(type, out var known))
        {
            return known;
        }

        var draft = schema.Add(new TypeDraft(schema.NameOf(type), TypeKind.InputObject, type));
        var members = new List<InputMember>();
        Func<IReadOnlyList<InputMember>> deferred = () => members;
        var reader = Create(typeof(ObjectReader<>), [type], deferred);
        _objects.Add(type, (draft, reader));
        schema.Later(() => ReadMembers(type, draft, members));
        return (draft, reader);
    }

    private void ReadMembers(Type type, TypeDraft draft, List<InputMember> members)
    {
        var constructor = InputMember.ConstructorOf(type);
        var parameters = constructor?.GetParameters() ?? [];
        var isOneOf = type.IsDefined(typeof(OneOfAttribute), inherit: false);
        foreach (var property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public))
        {
            var parameter = Array.Find(
                parameters,
                parameter => string.Equals(parameter.Name, property.Name, StringComparison.OrdinalIgnoreCase)
            );
            if (
                property.GetIndexParameters().Length > 0
                || Annotation.Find<GraphQLIgnoreAttribute>(property) is not null
                || (parameter is null && !property.CanWrite)
            )
            {
                continue;
            }

            AuthorizationReader.Refuse(property, schema);
            var source = Problems.Name(property);
            var id = IdUse.From(Annotation.Find<IDAttribute>(property), draft.Name, schema);
            var csharp = CSharpType.Of(property);
            if (isOneOf && !csharp.IsNullable && !csharp.Is(typeof(Optional<>)))
            {
                schema.Problems.Add(
                    property,
                    "every property of a [OneOf] input must be nullable: only one of them is given."
                );
            }

            if (Read(csharp, id, source) is { } read)
            {
                var name = Annotation.Find<GraphQLNameAttribute>(property)?.Name ?? Naming.Camel(property.Name);
                members.Add(new InputMember(draft.InputFields.Count, property, parameter, read.Reader));
                draft.InputFields.Add(
                    new InputDraft(name, read.Node, read.Reader)
                    {
                        Default = DefaultOf(
                            Annotation.Find<DefaultValueAttribute>(property),
                            parameter,
                            property.PropertyType,
                            source
                        ),
                        Description = schema.Documentation.Of(property),
                        Directives = Annotation.Directives(property),
                    }
                );
            }
        }

        foreach (var parameter in parameters)
        {
            var member = members.Find(member => member.Parameter == parameter);
            if (member is null && !schema.Problems.Any)
            {
                schema.Problems.Add(type, $"its constructor takes '{parameter.Name}', which is no property of it.");
            }
            else if (member is not null && member.Property.PropertyType != parameter.ParameterType)
            {
                schema.Problems.Add(
                    member.Property,
                    $"it is {Naming.CSharp(member.Property.PropertyType)}, but the constructor's '{parameter.Name}' is "
                        + $"{Naming.CSharp(parameter.ParameterType)}: give both one type."
                );
            }
        }

        if (draft.InputFields.Count == 0 && !schema.Problems.Any)
        {
            schema.Problems.Add(
                type,
                "an input object needs a public property that can be set, by its constructor, 'init' or 'set'."
            );
        }
    }

    /// <summary>The default that C# gives; null for none. A default of null is the same as none.</summary>
    public ValueNode? DefaultOf(DefaultValueAttribute? attribute, ParameterInfo? parameter, Type type, string source)
    {
        object? value = null;
        if (attribute is not null)
        {
            value = attribute.Value;
        }
        else if (parameter is { HasDefaultValue: true })
        {
            value = parameter.DefaultValue;
        }

        if (value is null || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Optional<>)))
        {
            return null;
        }

        var literal = Syntax.Literal(value, type);
        if (literal is null)
        {
            schema.Problems.Add(
                source,
                $"the default {Convert.ToString(value, CultureInfo.InvariantCulture)} cannot be written in the graph: use a "
                    + "string, a number, a boolean or a member of the enum."
            );
        }

        return literal;
    }

    private static InputReader ScalarReader(Type type)
    {
        if (type == typeof(short))
        {
            return new NarrowReader<short>();
        }

        if (type == typeof(byte))
        {
            return new NarrowReader<byte>();
        }

        if (type == typeof(float))
        {
            return new NarrowReader<float>();
        }

        return type == typeof(DateTime)
            ? new ConvertedReader<DateTime>(value => ((DateTimeOffset)value).UtcDateTime)
            : Create(typeof(ValueReader<>), [type]);
    }

    private static InputReader ListReaderFor(Type list, InputReader items) =>
        (InputReader)GenericCall.Invoke(typeof(InputTypes), nameof(CreateListReader), [list, items.Type], items)!;

    private static InputReader CreateListReader<TList, TItem>(InputReader items)
    {
        var typed = (InputReader<TItem>)items;
        return typeof(TList) == typeof(List<TItem>) ? new ListReader<List<TItem>, TItem>(typed, array => [.. array])
            : typeof(TList) == typeof(ImmutableArray<TItem>)
                ? new ListReader<ImmutableArray<TItem>, TItem>(typed, array => [.. array])
            : new ListReader<TList, TItem>(typed, array => (TList)(object)array);
    }

    private static InputReader Create(Type open, Type[] typeArguments, params object?[] arguments) =>
        (InputReader)GenericCall.Create(open, typeArguments, arguments);
}
