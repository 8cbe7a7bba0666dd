using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using System.Runtime.InteropServices;
using Microsoft.EntityFrameworkCore.Query;

namespace Graph.Data.Statements;

/// <summary>
/// Writes a query down as its <em>shape</em>, a list of what it is made of without the values that it captures, and these
/// values beside it: queries of one shape are one statement. It reads each node once and builds nothing.
/// </summary>
/// <remarks>Not for many threads, like the context it belongs to.</remarks>
internal sealed class ShapeReader
{
    /// <summary>Deeper than a query that anybody writes, with the deepest filter that clients may send.</summary>
    private const int MaxDepth = 250;

    // Boxed once: small numbers stand in every shape.
    private static readonly object[] Numbers = [.. Enumerable.Range(0, 128).Select(number => (object)number)];

    private readonly List<object?> _shape = new(128);
    private readonly List<CapturedValue> _values = new(8);
    private readonly List<ParameterExpression> _parameters = new(8);
    private IQueryProvider? _provider;
    private int _depth;

    /// <summary>The shape that was read last; overwritten by the next.</summary>
    public ReadOnlySpan<object?> Shape => CollectionsMarshal.AsSpan(_shape);

    /// <summary>The values of the query that was read last, each once; overwritten by the next.</summary>
    public ReadOnlySpan<CapturedValue> Values => CollectionsMarshal.AsSpan(_values);

    /// <summary>Reads a query.</summary>
    /// <param name="query">The query.</param>
    /// <param name="provider">The provider of all that it reads.</param>
    /// <param name="use">What the statement is for, a part of its shape.</param>
    /// <returns>False if it holds something that this class does not know: EF Core will know it.</returns>
    public bool TryRead(Expression query, IQueryProvider provider, params ReadOnlySpan<object?> use)
    {
        _shape.Clear();
        _values.Clear();
        _parameters.Clear();
        _depth = 0;
        _provider = provider;
        _shape.AddRange(use);
        return Read(query);
    }

    /// <summary>Lets go of what was read, so that a pooled context keeps nothing of a request.</summary>
    public void Clear()
    {
        _shape.Clear();
        _values.Clear();
        _parameters.Clear();
    }

    /// <summary>
    /// Which of the values is read this way of this object; -1 for none. Where an order of the values matters, theirs is the
    /// order of the query.
    /// </summary>
    public int IndexOf(object root, Expression path)
    {
        for (var i = 0; i < _values.Count; i++)
        {
            if (_values[i].IsSameAs(root, path))
            {
                return i;
            }
        }

        return -1;
    }

    private bool Read(Expression? node)
    {
        if (node is null)
        {
            _shape.Add(null);
            return true;
        }

        if (++_depth > MaxDepth)
        {
            return false;
        }

        Add((int)node.NodeType);
        var isKnown = node switch
        {
            MethodCallExpression call => ReadCall(call),
            LambdaExpression lambda => ReadLambda(lambda),
            MemberExpression member => ReadMember(member),
            ParameterExpression parameter => ReadParameter(parameter),
            UnaryExpression { NodeType: ExpressionType.Not } not => ReadLogical(not.Operand),
            UnaryExpression unary => Add(unary.Type) && Add(unary.Method) && Read(unary.Operand),
            BinaryExpression binary => ReadBinary(binary),
            ConstantExpression constant => ReadConstant(constant),
            ConditionalExpression conditional => Add(conditional.Type)
                && ReadLogical(conditional.Test)
                && Read(conditional.IfTrue)
                && Read(conditional.IfFalse),
            NewExpression created => ReadNew(created),
            MemberInitExpression init => ReadInit(init),
            NewArrayExpression array => Add(array.Type) && ReadAll(array.Expressions),
            TypeBinaryExpression test => Add(test.TypeOperand) && Read(test.Expression),
            DefaultExpression missing => Add(missing.Type),
            EntityQueryRootExpression root when root.GetType() == typeof(EntityQueryRootExpression) => ReferenceEquals(
                root.QueryProvider,
                _provider
            ) && Add(root.EntityType),
            _ => false,
        };
        _depth--;
        return isKnown;
    }

    private bool ReadCall(MethodCallExpression call)
    {
        _shape.Add(call.Method);
        if (!IsCounted(call, out var count))
        {
            return Read(call.Object) && ReadAll(call.Arguments);
        }

        _values.Add(new CapturedValue(count, count, count.Value));
        return Add(_values.Count - 1) && Read(call.Arguments[0]);
    }

    private bool ReadBinary(BinaryExpression binary) =>
        Add(binary.Type)
        && Add(binary.Method)
        && Add(binary.IsLiftedToNull ? 1 : 0)
        && (IsLogical(binary) ? ReadLogical(binary.Left) : Read(binary.Left))
        && (IsLogical(binary) ? ReadLogical(binary.Right) : Read(binary.Right))
        && Read(binary.Conversion)
        && (!IsNullCheck(binary, out var captured) || Add(IsNull(captured) ? 1 : 0));

    /// <summary>
    /// True if a captured value is compared with null. Whether it is null is known before, so with and without it are two statements.
    /// </summary>
    public static bool IsNullCheck(BinaryExpression binary, [NotNullWhen(true)] out MemberExpression? captured)
    {
        captured = binary.Left as MemberExpression;
        return binary.NodeType is ExpressionType.Equal or ExpressionType.NotEqual
            && captured is not null
            && WithoutConvert(binary.Right) is ConstantExpression { Value: null }
            && CapturedValue.RootOf(captured) is not null;
    }

    private bool IsNull(MemberExpression captured) =>
        IndexOf(CapturedValue.RootOf(captured)!, captured) is >= 0 and var index && _values[index].Value is null;

    private static Expression WithoutConvert(Expression node) =>
        node is UnaryExpression { NodeType: ExpressionType.Convert } convert ? convert.Operand : node;

    /// <summary>True for the operators that count rows by a number that stands in the query itself.</summary>
    /// <remarks>EF Core makes a parameter of such a number, although it is a constant: otherwise it would be a statement for each.</remarks>
    public static bool IsCounted(MethodCallExpression call, [NotNullWhen(true)] out ConstantExpression? count)
    {
        count = call.Arguments.Count == 2 ? call.Arguments[1] as ConstantExpression : null;
        return count is { Value: int }
            && call.Method.DeclaringType == typeof(Queryable)
            && call.Method.Name is nameof(Queryable.Take) or nameof(Queryable.Skip);
    }

    private bool ReadLambda(LambdaExpression lambda)
    {
        _shape.Add(lambda.Type);
        var outer = _parameters.Count;
        _parameters.AddRange(lambda.Parameters);
        var isKnown = ReadLogical(lambda.Body);
        _parameters.RemoveRange(outer, _parameters.Count - outer);
        return isKnown;
    }

    private bool ReadParameter(ParameterExpression parameter)
    {
        var index = _parameters.LastIndexOf(parameter);
        return index >= 0 && Add(index);
    }

    private bool ReadMember(MemberExpression member)
    {
        _shape.Add(member.Member);
        if (CapturedValue.RootOf(member) is not { } root)
        {
            return Read(member.Expression);
        }

        if (typeof(IQueryable).IsAssignableFrom(member.Type))
        {
            // A query in a query: what it reads is part of this one.
            return CapturedValue.TryRead(member, out var query)
                && query is IQueryable queryable
                && Read(queryable.Expression);
        }

        var index = IndexOf(root, member);
        if (index < 0)
        {
            if (!CapturedValue.TryRead(member, out var value))
            {
                return false;
            }

            index = _values.Count;
            _values.Add(new CapturedValue(root, member, value));
        }

        return Add(index) && Add(member.Type);
    }

    /// <summary>
    /// Reads a condition. One that is known before is not asked of the database: with and without it are two statements.
    /// </summary>
    private bool ReadLogical(Expression node) =>
        Read(node)
        && (
            !IsFlag(node, out var flag)
            || Add(_values[IndexOf(CapturedValue.RootOf(flag)!, flag)].Value is true ? 1 : 0)
        );

    /// <summary>True for a captured <c>bool</c>.</summary>
    public static bool IsFlag(Expression node, [NotNullWhen(true)] out MemberExpression? flag)
    {
        flag = node as MemberExpression;
        return flag is not null && flag.Type == typeof(bool) && CapturedValue.RootOf(flag) is not null;
    }

    /// <summary>True for the operators whose operands EF Core looks at before it asks the database.</summary>
    public static bool IsLogical(BinaryExpression binary) =>
        binary.NodeType is ExpressionType.AndAlso or ExpressionType.OrElse;

    private bool ReadConstant(ConstantExpression constant)
    {
        _shape.Add(constant.Type);
        _shape.Add(constant.Value);
        // Whatever else a constant is, it may be another one in each request.
        return constant.Value is null or string or ValueType or Type;
    }

    private bool ReadNew(NewExpression created)
    {
        _shape.Add(created.Type);
        _shape.Add(created.Constructor);
        return ReadAll(created.Arguments);
    }

    private bool ReadInit(MemberInitExpression init)
    {
        if (!Read(init.NewExpression))
        {
            return false;
        }

        Add(init.Bindings.Count);
        foreach (var binding in init.Bindings)
        {
            _shape.Add(binding.Member);
            if (binding is not MemberAssignment assignment || !Read(assignment.Expression))
            {
                return false;
            }
        }

        return true;
    }

    private bool ReadAll(System.Collections.ObjectModel.ReadOnlyCollection<Expression> nodes)
    {
        Add(nodes.Count);
        foreach (var node in nodes)
        {
            if (!Read(node))
            {
                return false;
            }
        }

        return true;
    }

    private bool Add(object? part)
    {
        _shape.Add(part);
        return true;
    }

    private bool Add(int number)
    {
        _shape.Add((uint)number < (uint)Numbers.Length ? Numbers[number] : number);
        return true;
    }
}
