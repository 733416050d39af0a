namespace Catalog.Model.Agents;

/// <summary>A function that the model may call, as it is declared in the prompt.</summary>
/// <param name="Name">Letters, digits and underscores.</param>
/// <param name="Description">What it does, in a sentence.</param>
/// <param name="Parameters">Its parameters' names; all are strings and required.</param>
public sealed record Tool(string Name, string Description, IReadOnlyList<string> Parameters);
