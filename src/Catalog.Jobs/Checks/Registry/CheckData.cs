namespace Catalog.Jobs.Checks.Registry;

/// <summary>What is known about a check before it runs. Ids and types are stable: rules, filters and dismissals hang on them.</summary>
/// <param name="Id">a-z and hyphens; the source of its findings.</param>
/// <param name="Name">What people read.</param>
/// <param name="Severity">The worst that it reports.</param>
/// <param name="Types">The types of its findings; a type may end with <c>*</c> where the rest is a fact's key.</param>
public sealed record CheckData(string Id, string Name, Severity Severity, params IReadOnlyList<string> Types)
{
    /// <summary>What it reports and what not, in sentences.</summary>
    public string Description { get; init; } = "";

    /// <summary>What it looks at.</summary>
    public CheckScope Scope { get; init; } = CheckScope.Text;

    /// <summary>What running it costs.</summary>
    public CheckCost Cost { get; init; } = CheckCost.Free;

    /// <summary>Ids of checks that come first: it doesn't look at fields as a whole of which one of them found something.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>The flags that change how it works.</summary>
    public IReadOnlyList<FlagData> Flags { get; init; } = [];

    /// <summary>True where a finding comes with its correction, at least sometimes.</summary>
    public bool Fixes { get; init; }
}

/// <summary>A flag that a check knows, <c>max-length:150</c>.</summary>
/// <param name="Name">What stands before the colon.</param>
/// <param name="Choices">What may stand behind it; empty: a whole number.</param>
/// <param name="Description">What it does, and what holds without it.</param>
public sealed record FlagData(string Name, IReadOnlyList<string> Choices, string Description)
{
    /// <summary>The largest number.</summary>
    public const int Most = 10_000;
}
