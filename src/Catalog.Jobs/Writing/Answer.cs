namespace Catalog.Jobs.Writing;

/// <summary>An answer that was read, or why it can't be. Exactly one of the two is given.</summary>
/// <param name="Value">What the answer says.</param>
/// <param name="Error">What is wrong with it and where, for the log.</param>
public sealed record Answer<T>(T? Value, string? Error)
    where T : class;
