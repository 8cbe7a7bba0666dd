namespace Graph.Data.Generators;

/// <summary>What was read of a method with <c>[DataLoader]</c>: a loader, or what hinders it from being one.</summary>
internal sealed record ReadMethod(LoaderModel? Loader, EquatableList<Problem> Problems);
