using Catalog.Jobs.Checks.Flags;

namespace Catalog.Jobs.Catalogs;

/// <summary>Reads flags of checks.</summary>
internal static class FlagsReader
{
    /// <summary>Those of the catalogue, <c>checks.flags</c>.</summary>
    public static CheckFlags ReadChecks(JsonSection root) => root.Section("checks", "flags") is { } section ? Read(section) : CheckFlags.None;

    /// <summary>Those of <c>flags</c> in a section.</summary>
    public static CheckFlags Read(JsonSection section)
    {
        var flags = new List<CheckFlag>();
        foreach (var item in section.Items("flags"))
        {
            if (item.Text() is not { } text) continue;
            var (flag, problem) = FlagGrammar.Read(text);
            if (flag is null) item.Problem(problem!);
            else if (flags.Contains(flag)) item.Problem($"\"{text}\" stands in this list twice");
            else flags.Add(flag);
        }

        return flags.Count == 0 ? CheckFlags.None : new(flags);
    }
}
