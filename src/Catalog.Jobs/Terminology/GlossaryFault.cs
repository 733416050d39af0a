namespace Catalog.Jobs.Terminology;

/// <summary>What is wrong with an entry.</summary>
/// <param name="Column">The column at fault; empty where it is the row as a whole.</param>
/// <param name="Reason">What is wrong and what would be right, for a person.</param>
public sealed record GlossaryFault(string Column, string Reason);
