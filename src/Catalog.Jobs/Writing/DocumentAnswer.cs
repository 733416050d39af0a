namespace Catalog.Jobs.Writing;

/// <summary>What the model said that the supplier documents state, in the documents' order.</summary>
public sealed record DocumentAnswer(IReadOnlyList<DocumentStatement> Fields)
{
    /// <summary>All verdicts that the contract knows.</summary>
    public static IReadOnlyList<string> Verdicts { get; } = ["same", "different", "gap"];
}

/// <summary>A fact as the model restated it (empty: the facts lack it), the document's value and the model's verdict.</summary>
public sealed record DocumentStatement(string Field, string Fact, string Document, string Verdict);
