#pragma warning disable EF1001 // The parameters of compiled queries; nothing public makes a statement of a tree that is built at run time.
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;

namespace Graph.Data.Statements;

/// <summary>
/// Puts parameters in the place of the values that a query captures, so that it can be compiled once for all of its shape. It says
/// no to whatever EF Core would decide by the values: then the query goes EF Core's own way, each time.
/// </summary>
internal sealed class StatementBuilder : ExpressionVisitor
{
    private readonly ShapeReader _reader;
    private readonly IEvaluatableExpressionFilter _filter;
    private readonly IModel _model;
    private readonly string?[] _names;
    private readonly HashSet<string> _taken = [];
    private Kind _kind;
    private bool _isKnown = true;

    private StatementBuilder(ShapeReader reader, IEvaluatableExpressionFilter filter, IModel model)
    {
        _reader = reader;
        _filter = filter;
        _model = model;
        _names = new string?[reader.Values.Length];
    }

    /// <summary>What EF Core could compute of a part of a query without the database.</summary>
    private enum Kind
    {
        /// <summary>Nothing: it reads rows.</summary>
        Rows,

        /// <summary>All of it, the same each time.</summary>
        Constant,

        /// <summary>All of it, of captured values.</summary>
        Captured,
    }

    /// <summary>Makes the statement's tree of a query that has just been read.</summary>
    /// <param name="query">The query.</param>
    /// <param name="reader">What has read it.</param>
    /// <param name="filter">What EF Core leaves to the database.</param>
    /// <param name="model">The model that is asked.</param>
    /// <param name="names">The names of the parameters, by the places of the values; null for a value that is a part of the shape.</param>
    /// <returns>Null if the query cannot be kept.</returns>
    public static Expression? Build(
        Expression query,
        ShapeReader reader,
        IEvaluatableExpressionFilter filter,
        IModel model,
        out string?[] names
    )
    {
        var builder = new StatementBuilder(reader, filter, model);
        var statement = builder.Visit(query);
        names = builder._names;
        return builder._isKnown ? statement : null;
    }

    public override Expression? Visit(Expression? node)
    {
        if (node is null || !_isKnown)
        {
            return node;
        }

        _kind = Kind.Constant;
        return base.Visit(node);
    }

    protected override Expression VisitExtension(Expression node)
    {
        _kind = Kind.Rows;
        // What is kept must hold on to no context.
        return node is QueryRootExpression root ? root.DetachQueryProvider() : node;
    }

    protected override Expression VisitParameter(ParameterExpression node)
    {
        _kind = Kind.Rows;
        return node;
    }

    protected override Expression VisitConstant(ConstantExpression node) => node;

    protected override Expression VisitMember(MemberExpression node)
    {
        if (CapturedValue.RootOf(node) is { } root)
        {
            return VisitCaptured(node, root);
        }

        if (node.Expression is null)
        {
            // What a static member says may change; EF Core reads it for each request, or leaves it to the database.
            _kind = _filter.IsEvaluatableExpression(node, _model) ? Kind.Constant : Kind.Rows;
            _isKnown &= _kind == Kind.Rows || node.Member is FieldInfo { IsInitOnly: true } || IsFunctions(node.Member);
            return node;
        }

        var visited = base.VisitMember(node);
        Refuse(_kind == Kind.Captured);
        return visited;
    }

    protected override Expression VisitUnary(UnaryExpression node)
    {
        var operand = node.NodeType == ExpressionType.Not ? VisitLogical(node.Operand) : Visit(node.Operand)!;
        if (_kind == Kind.Captured)
        {
            // The conversions that EF Core leaves in the statement, or that are none; it computes the others.
            var isSame =
                node.NodeType is ExpressionType.Convert or ExpressionType.Quote
                && (
                    Nullable.GetUnderlyingType(node.Type) == node.Operand.Type
                    || (!node.Type.IsValueType && node.Type.IsAssignableFrom(node.Operand.Type))
                    || node.Type.IsByRefLike
                    || (Nullable.GetUnderlyingType(node.Operand.Type) ?? node.Operand.Type).IsEnum
                );
            Refuse(!isSame);
        }

        return node.Update(operand);
    }

    protected override Expression VisitBinary(BinaryExpression node)
    {
        if (ShapeReader.IsNullCheck(node, out var captured) && CapturedValue.TryRead(captured, out var value))
        {
            return Expression.Constant(value is null == (node.NodeType == ExpressionType.Equal));
        }

        var isLogical = ShapeReader.IsLogical(node);
        var left = isLogical ? VisitLogical(node.Left) : Visit(node.Left)!;
        var leftKind = _kind;
        var right = isLogical ? VisitLogical(node.Right) : Visit(node.Right)!;
        var rightKind = _kind;
        _kind = Combine(leftKind, rightKind);
        Refuse(_kind == Kind.Captured || (node.NodeType == ExpressionType.Coalesce && leftKind == Kind.Captured));
        return _isKnown ? node.Update(left, node.Conversion, right) : node;
    }

    protected override Expression VisitConditional(ConditionalExpression node)
    {
        var test = VisitLogical(node.Test);
        var testKind = _kind;
        var isTrue = Visit(node.IfTrue)!;
        var kind = Combine(testKind, _kind);
        var isFalse = Visit(node.IfFalse)!;
        _kind = Combine(kind, _kind);
        Refuse(_kind == Kind.Captured || testKind == Kind.Captured);
        return node.Update(test, isTrue, isFalse);
    }

    protected override Expression VisitLambda<T>(Expression<T> node)
    {
        var body = VisitLogical(node.Body);
        _kind = Kind.Rows;
        return _isKnown ? node.Update(body, node.Parameters) : node;
    }

    protected override Expression VisitMethodCall(MethodCallExpression node)
    {
        if (ShapeReader.IsCounted(node, out var count))
        {
            var rows = Visit(node.Arguments[0])!;
            var index = _reader.IndexOf(count, count);
            _names[index] ??= NameOf("p");
            _kind = Kind.Rows;
            return _isKnown
                ? node.Update(null, [rows, new QueryParameterExpression(_names[index]!, typeof(int))])
                : node;
        }

        var instance = Visit(node.Object);
        var kind = node.Object is null ? Kind.Constant : _kind;
        var arguments = new Expression[node.Arguments.Count];
        ParameterInfo[]? parameters = null;
        for (var i = 0; i < arguments.Length; i++)
        {
            arguments[i] = Visit(node.Arguments[i])!;
            if (_kind == Kind.Captured)
            {
                parameters ??= node.Method.GetParameters();
                Refuse(parameters[i].IsDefined(typeof(NotParameterizedAttribute), inherit: false));
            }

            kind = Combine(kind, _kind);
        }

        // EF.Constant and EF.Parameter say how EF Core shall treat a value.
        Refuse(node.Method.DeclaringType == typeof(EF) && node.Method.Name != nameof(EF.Property));
        if (kind != Kind.Rows && IsToSpan(node))
        {
            _kind = kind;
            return node.Update(instance, arguments);
        }

        // What a method gives without any row may be another thing each time.
        var isLeft = !_filter.IsEvaluatableExpression(node, _model);
        Refuse(kind != Kind.Rows && !isLeft);
        _kind = Kind.Rows;
        return _isKnown ? node.Update(instance, arguments) : node;
    }

    protected override Expression VisitNew(NewExpression node)
    {
        var arguments = VisitAll(node.Arguments);
        // An object of constants is one itself; of captured values EF Core would make a parameter or none, by its place.
        Refuse(_kind == Kind.Captured);
        return _isKnown ? node.Update(arguments) : node;
    }

    protected override Expression VisitNewArray(NewArrayExpression node)
    {
        var items = VisitAll(node.Expressions);
        return _isKnown ? node.Update(items) : node;
    }

    protected override Expression VisitMemberInit(MemberInitExpression node)
    {
        var created = (NewExpression)Visit(node.NewExpression)!;
        var kind = _kind;
        var bindings = new MemberBinding[node.Bindings.Count];
        for (var i = 0; i < bindings.Length; i++)
        {
            var assignment = (MemberAssignment)node.Bindings[i];
            bindings[i] = assignment.Update(Visit(assignment.Expression)!);
            kind = Combine(kind, _kind);
        }

        _kind = kind;
        Refuse(kind == Kind.Captured);
        return _isKnown ? node.Update(created, bindings) : node;
    }

    private Expression VisitCaptured(MemberExpression node, object root)
    {
        if (typeof(IQueryable).IsAssignableFrom(node.Type))
        {
            var isRead = CapturedValue.TryRead(node, out var query);
            Refuse(!isRead);
            return query is IQueryable queryable ? Visit(queryable.Expression)! : node;
        }

        var index = _reader.IndexOf(root, node);
        Refuse(index < 0 || typeof(Expression).IsAssignableFrom(node.Type));
        if (!_isKnown)
        {
            return node;
        }

        _kind = Kind.Captured;
        // EF Core counts each place of a value when it names the next one.
        var name = NameOf(PathOf(node));
        return new QueryParameterExpression(_names[index] ??= name, node.Type);
    }

    private Expression VisitLogical(Expression node)
    {
        if (!_isKnown || !ShapeReader.IsFlag(node, out var flag))
        {
            return Visit(node)!;
        }

        _kind = Kind.Constant;
        var index = _reader.IndexOf(CapturedValue.RootOf(flag)!, flag);
        return Expression.Constant(_reader.Values[index].Value is true);
    }

    private Expression[] VisitAll(System.Collections.ObjectModel.ReadOnlyCollection<Expression> nodes)
    {
        var visited = new Expression[nodes.Count];
        var kind = Kind.Constant;
        for (var i = 0; i < visited.Length; i++)
        {
            visited[i] = Visit(nodes[i])!;
            kind = Combine(kind, _kind);
        }

        _kind = kind;
        return visited;
    }

    private void Refuse(bool isUnknown) => _isKnown &= !isUnknown;

    private static Kind Combine(Kind a, Kind b) =>
        a == Kind.Rows || b == Kind.Rows ? Kind.Rows
        : a == Kind.Captured || b == Kind.Captured ? Kind.Captured
        : Kind.Constant;

    /// <summary>True for <c>EF.Functions</c>, which is nothing but the place where functions of the database stand.</summary>
    private static bool IsFunctions(MemberInfo member) => member.DeclaringType == typeof(EF);

    /// <summary>True for what C# puts between an array and <c>Contains</c>.</summary>
    private static bool IsToSpan(MethodCallExpression call) =>
        call.Method is { Name: "op_Implicit", ReturnType.IsByRefLike: true };

    /// <summary>The name that EF Core would give: of the members on the way.</summary>
    private string NameOf(string name)
    {
        name = name[(name.LastIndexOf('>') + 1)..];
        var free = name;
        for (var i = 0; !_taken.Add(free); i++)
        {
            free = $"{name}{i}";
        }

        return free;
    }

    private static string PathOf(MemberExpression path) =>
        path.Expression is MemberExpression inner ? $"{PathOf(inner)}_{path.Member.Name}" : path.Member.Name;
}
