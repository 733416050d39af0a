using System.Globalization;

namespace Catalog.Jobs.Checks.Flags;

/// <summary>Flags that hold in one place: a catalogue, a field of it, a product. Of flags about the same thing the last one counts.</summary>
public sealed record CheckFlags(IReadOnlyList<CheckFlag> All)
{
    /// <summary>No flags.</summary>
    public static CheckFlags None { get; } = new([]);

    /// <summary>These, with narrower ones behind them.</summary>
    public CheckFlags With(CheckFlags narrower) => narrower.All.Count == 0 ? this : All.Count == 0 ? narrower : new([.. All, .. narrower.All]);

    /// <summary>True where a check must not run.</summary>
    public bool Ignores(string check) =>
        All.LastOrDefault(flag => flag.Value == check && flag.Name is CheckFlag.Ignore or CheckFlag.Use)?.Name == CheckFlag.Ignore;

    /// <summary>True where a check's findings block approval and export.</summary>
    public bool Enforces(string check) => All.Any(flag => flag.Name == CheckFlag.Enforced && flag.Value == check) && !Ignores(check);

    /// <summary>What a flag says; null where it isn't set.</summary>
    public string? Value(string name) => All.LastOrDefault(flag => flag.Name == name)?.Value;

    /// <summary>The number that a flag says; null where it isn't set.</summary>
    public int? Number(string name) => Value(name) is { } value ? int.Parse(value, CultureInfo.InvariantCulture) : null;
}
