using System.Linq.Expressions;
using System.Reflection;
using Graph.Annotations.Compilation;
using Graph.Annotations.Model;
using Graph.Execution.Resolvers;

namespace Graph.Annotations.Reading;

/// <summary>Reads the methods of subscription classes: one answers each event, another or a topic gives the events.</summary>
internal sealed class SubscriptionFields(SchemaDraft schema, InputTypes inputs, MethodFields methods)
{
    private const BindingFlags Statics =
        BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>True for a method that gives the events of another method's field, and is no field itself.</summary>
    public static bool IsSource(MethodInfo method) =>
        method
            .DeclaringType!.GetMethods(Statics)
            .Any(other => other.GetCustomAttribute<SubscribeAttribute>()?.With == method.Name);

    /// <summary>The field of a method; null after a sentence if something is wrong with it.</summary>
    public FieldDraft? Read(MethodInfo method, TypeDraft owner)
    {
        if (method.GetCustomAttribute<SubscribeAttribute>() is not { } subscribe)
        {
            schema.Problems.Add(
                method,
                "a field of the subscription root answers events: add [Subscribe], which says where they come from."
            );
            return null;
        }

        if (method.IsDefined(typeof(BatchResolverAttribute)))
        {
            schema.Problems.Add(method, "events come one by one: [BatchResolver] has no meaning here.");
            return null;
        }

        if (methods.ReadSubscription(method, owner) is not var (field, parameters))
        {
            return null;
        }

        var events = method.GetParameters().Where(p => p.IsDefined(typeof(EventMessageAttribute))).ToArray();
        if (events.Length > 1)
        {
            schema.Problems.Add(method, "there is one event at a time: keep one [EventMessage].");
            return null;
        }

        var eventType = events is [var only] ? only.ParameterType : typeof(object);
        return subscribe.With is { } source
            ? FromMethod(method, source, eventType, field)
            : FromTopic(method, eventType, field, parameters);
    }

    private FieldDraft? FromMethod(MethodInfo method, string source, Type eventType, FieldDraft field)
    {
        var found = method.DeclaringType!.GetMethods(Statics).Where(other => other.Name == source).ToArray();
        if (found is not [var opener] || method.IsDefined(typeof(TopicAttribute)))
        {
            schema.Problems.Add(
                method,
                found.Length == 1 ? "the events come from a topic or from a method: remove [Topic], or With."
                    : found.Length == 0
                        ? $"[Subscribe(With)] names '{source}', which is no static method of this class."
                    : $"[Subscribe(With)] names '{source}', of which there are {found.Length}; give them different names."
            );
            return null;
        }

        var result = opener.ReturnType;
        if (MethodCompiler.IsAsync(result))
        {
            result = result.GetGenericArguments()[0];
        }

        if (!result.IsGenericType || result.GetGenericTypeDefinition() != typeof(IAsyncEnumerable<>))
        {
            schema.Problems.Add(
                opener,
                "it opens a stream of events: let it give back IAsyncEnumerable<T>, or a task of it, not "
                    + $"{Naming.CSharp(opener.ReturnType)}."
            );
            return null;
        }

        var given = result.GetGenericArguments()[0];
        if (!eventType.IsAssignableFrom(given))
        {
            schema.Problems.Add(
                method,
                $"[EventMessage] is {Naming.CSharp(eventType)}, but the events of '{source}' are {Naming.CSharp(given)}."
            );
            return null;
        }

        var read = new ParameterReader(schema, inputs, $"Subscription.{field.Name}")
        {
            Declared = field.Arguments,
            OpensStream = true,
        }.Read(opener, parent: null, isBatch: false);
        if (read is null)
        {
            return null;
        }

        var compiled = new ResolverMethod(
            opener,
            read.Sources,
            typeof(object),
            given,
            RowKind.Plain,
            IsBatch: false,
            IsRoot: true
        );
        return field with { Arguments = read.Arguments, SourceStream = () => MethodCompiler.CompileSource(compiled) };
    }

    private FieldDraft? FromTopic(MethodInfo method, Type eventType, FieldDraft field, ReadParameters parameters)
    {
        var pattern = method.GetCustomAttribute<TopicAttribute>()?.Name ?? method.Name;
        var texts = new List<string>();
        var values = new List<Func<ArgumentValues, object?>>();
        var rest = pattern;
        while (rest.IndexOf('{') is >= 0 and var open)
        {
            var close = rest.IndexOf('}', open);
            var name = close < 0 ? rest[(open + 1)..] : rest[(open + 1)..close];
            if (close < 0 || ValueOf(method, name, field, parameters) is not { } value)
            {
                schema.Problems.Add(
                    method,
                    close < 0
                        ? $"[Topic(\"{pattern}\")] opens a brace that it does not close."
                        : $"[Topic(\"{pattern}\")] names '{name}', which is no argument of '{field.Name}'."
                );
                return null;
            }

            texts.Add(rest[..open]);
            values.Add(value);
            rest = rest[(close + 1)..];
        }

        texts.Add(rest);
        var topic = new TopicPattern([.. texts], [.. values]);
        return field with
        {
            SourceStream = () =>
                (SourceStreamResolver)GenericCall.Create(typeof(TopicSourceStream<>), [eventType], topic),
        };
    }

    private static Func<ArgumentValues, object?>? ValueOf(
        MethodInfo method,
        string name,
        FieldDraft field,
        ReadParameters parameters
    )
    {
        var declared = method.GetParameters();
        var argument = 0;
        for (var i = 0; i < declared.Length; i++)
        {
            if (parameters.Sources[i] is not ParameterSource.Argument { Binder: var binder })
            {
                continue;
            }

            if (argument < field.Arguments.Length && field.Arguments[argument++].Name == name)
            {
                var values = Expression.Parameter(typeof(ArgumentValues));
                return Expression
                    .Lambda<Func<ArgumentValues, object?>>(
                        Expression.Convert(
                            Expression.Call(Expression.Constant(binder), "Bind", null, values),
                            typeof(object)
                        ),
                        values
                    )
                    .Compile();
            }
        }

        return null;
    }
}
