namespace Catalog.Jobs.Checks.Flags;

/// <summary>A flag, <c>max-length:150</c> or <c>ignore:spacing</c>.</summary>
/// <param name="Name">What stands before the colon.</param>
/// <param name="Value">What stands behind it.</param>
public sealed record CheckFlag(string Name, string Value)
{
    /// <summary>A check doesn't run.</summary>
    public const string Ignore = "ignore";

    /// <summary>A check runs, though a wider flag ignores it.</summary>
    public const string Use = "use";

    /// <summary>A check's findings block approval and export.</summary>
    public const string Enforced = "enforced";

    /// <inheritdoc/>
    public override string ToString() => $"{Name}:{Value}";
}
