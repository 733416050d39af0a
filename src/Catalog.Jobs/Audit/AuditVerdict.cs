namespace Catalog.Jobs.Audit;

/// <summary>What a check of the audit log found.</summary>
/// <param name="Links">Links that hold, from the first on.</param>
/// <param name="Head">The hash of the last of them in hex: written down elsewhere, it shows later whether the log was cut off or written anew.</param>
/// <param name="Broken">The number of the first link that doesn't hold; null: all do.</param>
/// <param name="Problem">What is wrong there, for a person; null: nothing.</param>
public sealed record AuditVerdict(long Links, string Head, long? Broken, string? Problem)
{
    /// <summary>True where every link holds.</summary>
    public bool IsWhole => Problem is null;
}

/// <summary>A link that was written down: the log must still have it.</summary>
/// <param name="Hash">In hex.</param>
public sealed record KnownLink(long Seq, string Hash)
{
    /// <summary>Reads <c>1234:9f86…</c>; null where it is none.</summary>
    public static KnownLink? Parse(string text)
    {
        var parts = text.Split(':');
        return parts.Length == 2 && long.TryParse(parts[0], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var seq)
            && seq > 0 && parts[1].Length == 64 && parts[1].All(char.IsAsciiHexDigit)
            ? new(seq, parts[1].ToLowerInvariant())
            : null;
    }
}
