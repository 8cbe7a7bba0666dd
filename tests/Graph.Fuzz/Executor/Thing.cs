namespace Graph.Fuzz.Executor;

/// <summary>An object of the world: all that its fields answer follows from its id.</summary>
/// <param name="Id">What it is.</param>
/// <param name="TypeName">Its object type.</param>
/// <param name="Depth">How many objects lie between it and the root: the world ends somewhere.</param>
internal abstract record Thing(uint Id, string TypeName, int Depth);

/// <summary>An object of one object type; <typeparamref name="TMark"/> tells them apart in C#.</summary>
internal sealed record Thing<TMark>(uint Id, string TypeName, int Depth) : Thing(Id, TypeName, Depth);

/// <summary>An object of a type that the schema does not know.</summary>
internal sealed record Alien() : Thing(0, "Alien", 0);
