using System.Linq.Expressions;
using System.Reflection;
using Graph.Execution.Resolvers;

namespace Graph.Annotations.Binding;

/// <summary>Reads input objects into a class or record: through its constructor, then its other properties.</summary>
/// <remarks>Built on first use: input types may contain themselves.</remarks>
internal sealed class ObjectReader<T>(Func<IReadOnlyList<InputMember>> members) : InputReader<T>
{
    private Func<InputObjectValue, T>? _read;

    /// <inheritdoc />
    public override T Read(object? value) =>
        value is null ? default! : (_read ??= Compile(members()))((InputObjectValue)value);

    private static Func<InputObjectValue, T> Compile(IReadOnlyList<InputMember> members)
    {
        var input = Expression.Parameter(typeof(InputObjectValue), "input");
        var result = Expression.Variable(typeof(T), "result");
        var constructor = InputMember.ConstructorOf(typeof(T));
        var arguments = new List<Expression>();
        foreach (var parameter in constructor?.GetParameters() ?? [])
        {
            var member = members.First(member => member.Parameter == parameter);
            arguments.Add(ReadField(input, member));
        }

        var body = new List<Expression>
        {
            Expression.Assign(
                result,
                constructor is null ? Expression.New(typeof(T)) : Expression.New(constructor, arguments)
            ),
        };
        foreach (var member in members)
        {
            // A property that is not given keeps its initial value.
            if (member.Parameter is null)
            {
                body.Add(
                    Expression.IfThen(
                        Expression.Call(
                            input,
                            nameof(InputObjectValue.IsProvided),
                            null,
                            Expression.Constant(member.Index)
                        ),
                        Expression.Assign(Expression.Property(result, member.Property), ReadField(input, member))
                    )
                );
            }
        }

        body.Add(result);
        return Expression.Lambda<Func<InputObjectValue, T>>(Expression.Block([result], body), input).Compile();
    }

    private static MethodCallExpression ReadField(Expression input, InputMember member) =>
        Expression.Call(
            typeof(ObjectReader<T>)
                .GetMethod(nameof(ReadMember), BindingFlags.Static | BindingFlags.NonPublic)!
                .MakeGenericMethod(member.Reader.Type),
            input,
            Expression.Constant(member.Index),
            Expression.Constant(member.Reader)
        );

    private static TMember ReadMember<TMember>(InputObjectValue input, int index, InputReader reader)
    {
        var typed = (InputReader<TMember>)reader;
        return input.IsProvided(index) ? typed.Read(input[index]) : typed.ReadAbsent();
    }
}
