namespace Catalog.Jobs.Checks;

/// <summary>A check of a text. Its id and types are stable: documentation, rules and dismissals hang on them.</summary>
/// <param name="id">The source of its findings.</param>
/// <param name="name">What people read.</param>
/// <param name="severity">The worst that it reports.</param>
/// <param name="types">The types of its findings.</param>
public abstract class TextCheck(string id, string name, Severity severity, params IReadOnlyList<string> types)
{
    /// <summary>The source of its findings.</summary>
    public string Id => id;

    /// <summary>What people read.</summary>
    public string Name => name;

    /// <summary>The worst that it reports.</summary>
    public Severity Severity => severity;

    /// <summary>The types of its findings.</summary>
    public IReadOnlyList<string> Types => types;

    /// <summary>What is wrong. Depends on the input alone.</summary>
    public abstract IEnumerable<Finding> Run(CheckInput input);

    // A finding of the first type, of the check's own severity where none is given.
    private protected Finding Finding(string? field, string found, string expected, string message, TextSpan? span = null, Severity? how = null) =>
        new(types[0], how ?? severity, id, field, found, expected, message, span);
}
