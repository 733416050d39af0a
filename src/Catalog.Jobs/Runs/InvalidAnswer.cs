using Catalog.Jobs.Checks;

namespace Catalog.Jobs.Runs;

/// <summary>The finding about an answer that could not be used, neither the first time nor the second.</summary>
internal static class InvalidAnswer
{
    /// <summary>Its type.</summary>
    public const string Type = "answer.invalid";

    /// <param name="source">Who asked.</param>
    /// <param name="what">What was asked for, for people.</param>
    /// <param name="error">What was wrong with the second answer.</param>
    public static Finding Of(string source, string what, string? error) =>
        new(Type, Severity.Major, source, null, "", "", $"The model's {what} could not be used, twice: {error}.");
}
