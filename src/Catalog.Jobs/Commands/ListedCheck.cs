using Catalog.Jobs.Checks.Registry;

namespace Catalog.Jobs.Commands;

/// <summary>A check as <c>checks --json</c> prints it.</summary>
/// <param name="Severity">The worst that it reports: minor, major or critical.</param>
/// <param name="Scope">text, product, siblings or catalogue.</param>
/// <param name="Cost">free (proved by code) or model (asked of the model, judged by code where there is something to compare with).</param>
/// <param name="Needs">Ids of checks that come first.</param>
/// <param name="Fixes">A finding comes with its correction, at least sometimes.</param>
/// <param name="Flags">Flags that change how it works.</param>
public sealed record ListedCheck(
    string Id, string Name, string Description, string Severity, IReadOnlyList<string> Types, string Scope, string Cost, IReadOnlyList<string> Needs, bool Fixes,
    IReadOnlyList<string> Flags)
{
    internal static ListedCheck Of(Check check) => new(
        check.Id, check.Name, check.Data.Description, Word(check.Severity), check.Types, Word(check.Data.Scope), Word(check.Data.Cost), check.Data.Needs, check.Data.Fixes,
        [.. check.Data.Flags.Select(flag => flag.Name)]);

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
