namespace Catalog.Jobs.Writing;

/// <summary>What a text says, in the words of the facts, as the model read it back: field → one string a statement, in the text's order.</summary>
public sealed record ReadBack(IReadOnlyList<KeyValuePair<string, IReadOnlyList<string>>> Said);
