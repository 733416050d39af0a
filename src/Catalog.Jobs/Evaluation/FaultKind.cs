namespace Catalog.Jobs.Evaluation;

/// <summary>
/// A kind of mistake that is planted into right texts to see whether the check that should find it does. Words and numbers come from the texts
/// themselves or from this class, never from a list that the check under test owns.
/// </summary>
/// <param name="id">Stable; what reports and the history call it.</param>
/// <param name="name">What people read.</param>
/// <param name="check">The source of the finding that must come.</param>
/// <param name="types">Types that the finding may have.</param>
public abstract class FaultKind(string id, string name, string check, params IReadOnlyList<string> types)
{
    /// <summary>Stable; what reports and the history call it.</summary>
    public string Id => id;

    /// <summary>What people read.</summary>
    public string Name => name;

    /// <summary>The source of the finding that must come.</summary>
    public string Check => check;

    /// <summary>Types that the finding may have.</summary>
    public IReadOnlyList<string> Types => types;

    /// <summary>
    /// Other checks that may rightly find it first, with their type: a check that runs only where these have nothing to say leaves the field to them.
    /// </summary>
    public virtual IReadOnlyList<(string Check, string Type)> AlsoBy => [];

    /// <summary>Whether code alone finds it, or the model must read the text.</summary>
    public virtual FaultCost Cost => FaultCost.Free;

    /// <summary>Plants one mistake. The same text, set and random numbers give the same mistake.</summary>
    /// <param name="text">A right text.</param>
    /// <param name="context">What else there is.</param>
    /// <returns>Null where this text gives no chance for it.</returns>
    public abstract PlantedFault? Plant(EvaluationText text, FaultContext context);
}

/// <summary>What finding a kind costs.</summary>
public enum FaultCost
{
    /// <summary>Code alone.</summary>
    Free,

    /// <summary>Calls of the model.</summary>
    Model,
}

/// <summary>What a planted mistake may be made from.</summary>
/// <param name="Set">All right texts.</param>
/// <param name="Random">Seeded for this kind and text.</param>
public sealed record FaultContext(EvaluationSet Set, Random Random)
{
    /// <summary>One of several; null of none.</summary>
    public T? Pick<T>(IReadOnlyList<T> all)
        where T : class => all.Count == 0 ? null : all[Random.Next(all.Count)];
}
