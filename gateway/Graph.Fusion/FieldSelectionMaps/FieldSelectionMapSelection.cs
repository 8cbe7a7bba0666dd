using System.Collections.Immutable;
using Graph.Language;

namespace Graph.Fusion.FieldSelectionMaps;

/// <summary>The selection set that fetches everything a field selection map reads.</summary>
public static class FieldSelectionMapSelection
{
    /// <summary>The fields that a map reads, relative to the map's root; all alternatives together.</summary>
    public static SelectionSetNode Of(SelectedValue value) => Of(value.Alternatives);

    /// <summary>The fields that some entries of one root read together.</summary>
    public static SelectionSetNode Of(ImmutableArray<SelectedEntry> entries)
    {
        var root = new Selected();
        foreach (var entry in entries)
        {
            root.Add(entry);
        }

        return root.ToNode();
    }

    /// <summary>Fields and type conditions seen so far, each once, in order of appearance.</summary>
    private sealed class Selected
    {
        private readonly List<(string Key, FieldNode? Field, string? Type, Selected Inner)> _members = [];

        public void Add(SelectedValue value)
        {
            foreach (var entry in value.Alternatives)
            {
                Add(entry);
            }
        }

        public void Add(SelectedEntry entry)
        {
            var at = this;
            if (entry.Path is { } path)
            {
                at = path.TypeCondition is { } type ? at.On(type) : at;
                foreach (var segment in path.Segments)
                {
                    at = at.Field(segment);
                    at = segment.TypeCondition is { } narrowed ? at.On(narrowed) : at;
                }
            }

            if (entry.Object is { } selectedObject)
            {
                foreach (var field in selectedObject.Fields)
                {
                    at.Add(field.Value);
                }
            }

            if (entry.List is { } list)
            {
                at.Add(list.Item);
            }
        }

        public SelectionSetNode ToNode() =>
            new([
                .. _members.Select<(string Key, FieldNode? Field, string? Type, Selected Inner), SelectionNode>(
                    member =>
                        member.Field is { } field
                            ? new FieldNode(
                                null,
                                field.Name,
                                field.Arguments,
                                [],
                                member.Inner._members.Count == 0 ? null : member.Inner.ToNode()
                            )
                            : new InlineFragmentNode(
                                new NamedTypeNode(new NameNode(member.Type!)),
                                [],
                                member.Inner.ToNode()
                            )
                ),
            ]);

        private Selected On(string type) => Member($"<{type}>", null, type);

        private Selected Field(SelectedPathSegment segment) =>
            Member(
                FieldSelectionMapPrinter.Print(segment),
                new FieldNode(null, new NameNode(segment.FieldName), segment.Arguments, [], null),
                null
            );

        private Selected Member(string key, FieldNode? field, string? type)
        {
            foreach (var member in _members)
            {
                if (member.Key == key)
                {
                    return member.Inner;
                }
            }

            var inner = new Selected();
            _members.Add((key, field, type, inner));
            return inner;
        }
    }
}
