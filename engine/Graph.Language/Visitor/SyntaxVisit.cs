namespace Graph.Language;

/// <summary>How a walk goes on after a node was entered.</summary>
public enum SyntaxVisit
{
    /// <summary>With the children of the node; then the node is left.</summary>
    Continue,

    /// <summary>With the next sibling: neither are the children visited, nor is the node left.</summary>
    Skip,

    /// <summary>Not at all: nothing more is entered or left.</summary>
    Stop,
}
