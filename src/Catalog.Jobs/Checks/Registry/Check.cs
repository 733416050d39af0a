namespace Catalog.Jobs.Checks.Registry;

/// <summary>A check. What kind of input its one method takes depends on its scope.</summary>
public abstract class Check(CheckData data)
{
    /// <summary>What is known about it before it runs.</summary>
    public CheckData Data { get; private protected init; } = data;

    /// <summary>The source of its findings.</summary>
    public string Id => Data.Id;

    /// <summary>What people read.</summary>
    public string Name => Data.Name;

    /// <summary>The worst that it reports.</summary>
    public Severity Severity => Data.Severity;

    /// <summary>The types of its findings.</summary>
    public IReadOnlyList<string> Types => Data.Types;

    // A finding of the first type, of the check's own severity where none is given.
    private protected Finding Finding(string? field, string found, string expected, string message, TextSpan? span = null, Severity? how = null) =>
        new(Data.Types[0], how ?? Data.Severity, Data.Id, field, found, expected, message, span);
}

/// <summary>A check whose findings come out of a comparison with what the model said; the comparison is where the model's answer is read.</summary>
public sealed class ModelCheck(CheckData data) : Check(data with { Cost = CheckCost.Model });

/// <summary>A check whose method needs what only a run has at hand: files, and what was measured before.</summary>
public sealed class RunCheck(CheckData data) : Check(data);
