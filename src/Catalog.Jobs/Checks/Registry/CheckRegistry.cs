namespace Catalog.Jobs.Checks.Registry;

/// <summary>All checks, with their prerequisites put in order.</summary>
public sealed class CheckRegistry
{
    private readonly Dictionary<string, Check> byId;

    /// <summary>Takes checks in the order in which their findings are shown.</summary>
    /// <exception cref="ArgumentException">An id twice, a prerequisite that isn't there, or prerequisites in a circle; the message names them.</exception>
    public CheckRegistry(IReadOnlyList<Check> checks)
    {
        All = checks;
        if (checks.GroupBy(check => check.Id).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new ArgumentException($"Two checks have the id {twice.Key}.", nameof(checks));
        byId = checks.ToDictionary(check => check.Id);
        foreach (var check in checks)
            if (check.Data.Needs.FirstOrDefault(need => !byId.ContainsKey(need)) is { } unknown)
                throw new ArgumentException($"The check {check.Id} needs {unknown}, which isn't there.", nameof(checks));
        if (checks.SelectMany(check => check.Data.Flags).GroupBy(flag => flag.Name).FirstOrDefault(same => same.Count() > 1) is { } flag)
            throw new ArgumentException($"Two checks know the flag {flag.Key}.", nameof(checks));
        var ordered = new List<Check>();
        foreach (var check in checks) Visit(check, [], ordered);
        InOrder = ordered;
    }

    /// <summary>The program's own checks.</summary>
    public static CheckRegistry Standard { get; } = new(CheckList.All);

    /// <summary>The checks in the order in which their findings are shown.</summary>
    public IReadOnlyList<Check> All { get; }

    /// <summary>The checks in an order in which every one comes behind its prerequisites.</summary>
    public IReadOnlyList<Check> InOrder { get; }

    /// <summary>All flags that checks know.</summary>
    public IEnumerable<FlagData> Flags => All.SelectMany(check => check.Data.Flags);

    /// <summary>A check; null where there is none with this id.</summary>
    public Check? Find(string id) => byId.GetValueOrDefault(id);

    private void Visit(Check check, List<string> path, List<Check> ordered)
    {
        if (ordered.Contains(check)) return;
        if (path.Contains(check.Id)) throw new ArgumentException($"Checks need each other in a circle: {string.Join(" → ", [.. path, check.Id])}.");
        foreach (var need in check.Data.Needs) Visit(byId[need], [.. path, check.Id], ordered);
        ordered.Add(check);
    }
}
