using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Graph.Language;

/// <summary>
/// Compares trees by what they say: locations do not matter, nor whether a string was written as a block. Order does.
/// </summary>
public sealed partial class SyntaxComparer : IEqualityComparer<SyntaxNode>
{
    private SyntaxComparer() { }

    public static SyntaxComparer Instance { get; } = new();

    /// <inheritdoc />
    /// <exception cref="InvalidOperationException">A tree made by hand is nested too deep.</exception>
    public bool Equals(SyntaxNode? x, SyntaxNode? y) => AreEqual(x, y, 0);

    /// <inheritdoc />
    public int GetHashCode([DisallowNull] SyntaxNode obj)
    {
        var visitor = new HashVisitor();
        SyntaxWalker.Walk(obj, visitor);
        return visitor.Hash.ToHashCode();
    }

    private static bool AllEqual<T>(ImmutableArray<T> x, ImmutableArray<T> y, int depth)
        where T : SyntaxNode
    {
        if (x.Length != y.Length)
        {
            return false;
        }

        for (var index = 0; index < x.Length; index++)
        {
            if (!AreEqual(x[index], y[index], depth))
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreEqual(SyntaxNode? x, SyntaxNode? y, int depth)
    {
        if (ReferenceEquals(x, y))
        {
            return true;
        }

        if (depth++ > SyntaxDepth.MaxNodes)
        {
            throw SyntaxDepth.Exceeded();
        }

        return x is not null
            && y is not null
            && x.Kind == y.Kind
            && (x is DefinitionNode ? AreEqualDefinitions(x, y, depth) : AreEqualParts(x, y, depth));
    }

    private sealed class HashVisitor : SyntaxVisitor
    {
        public HashCode Hash;

        public override SyntaxVisit Enter(SyntaxNode node)
        {
            Hash.Add(node.Kind);
            Hash.Add(
                node switch
                {
                    FieldNode field => field.Name.Value,
                    FragmentSpreadNode spread => spread.Name.Value,
                    ArgumentNode argument => argument.Name.Value,
                    DirectiveNode directive => directive.Name.Value,
                    VariableNode variable => variable.Name.Value,
                    NamedTypeNode type => type.Name.Value,
                    ObjectFieldNode field => field.Name.Value,
                    IntValueNode value => value.Value,
                    FloatValueNode value => value.Value,
                    StringValueNode value => value.Value,
                    EnumValueNode value => value.Value,
                    FieldDefinitionNode field => field.Name.Value,
                    InputValueDefinitionNode inputValue => inputValue.Name.Value,
                    EnumValueDefinitionNode value => value.Name.Value,
                    TypeDefinitionNode type => type.Name.Value,
                    _ => null,
                }
            );
            return SyntaxVisit.Continue;
        }
    }
}
