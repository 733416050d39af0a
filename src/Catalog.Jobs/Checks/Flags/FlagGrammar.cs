using System.Globalization;
using Catalog.Jobs.Checks.Registry;

namespace Catalog.Jobs.Checks.Flags;

/// <summary>Reads flags. Which ones there are is said by the checks themselves.</summary>
public static class FlagGrammar
{
    /// <summary>Reads one.</summary>
    /// <param name="text"><c>max-length:150</c></param>
    /// <returns>The flag, or what is wrong with it and what would be right.</returns>
    public static (CheckFlag? Flag, string? Problem) Read(string text)
    {
        var parts = text.Split(':', 2, StringSplitOptions.TrimEntries);
        var (name, value) = (parts[0], parts.Length == 2 ? parts[1] : "");
        if (name is CheckFlag.Ignore or CheckFlag.Use or CheckFlag.Enforced)
        {
            return CheckRegistry.Standard.Find(value) is not null ? (new(name, value), null)
                : (null, $"\"{text}\" names no check; `./catalog checks` lists them");
        }

        if (CheckRegistry.Standard.Flags.FirstOrDefault(flag => flag.Name == name) is not { } known)
        {
            var all = new[] { CheckFlag.Ignore, CheckFlag.Use, CheckFlag.Enforced }.Concat(CheckRegistry.Standard.Flags.Select(flag => flag.Name));
            return (null, $"\"{text}\" is no flag; there are {string.Join(", ", all)}");
        }

        if (known.Choices.Count > 0)
        {
            return known.Choices.Contains(value) ? (new(name, value), null)
                : (null, $"\"{text}\" must be {string.Join(" or ", known.Choices.Select(choice => $"{name}:{choice}"))}");
        }

        return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= FlagData.Most
            ? (new(name, number.ToString(CultureInfo.InvariantCulture)), null)
            : (null, $"\"{text}\" needs a whole number from 1 to {FlagData.Most}, like {name}:150");
    }

    /// <summary>Reads a cell with flags, parted by commas.</summary>
    /// <returns>The flags that could be read, and what is wrong with the first other one.</returns>
    public static (CheckFlags Flags, string? Problem) ReadAll(string cell)
    {
        var read = cell.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Read).ToList();
        return (new([.. read.Select(one => one.Flag).OfType<CheckFlag>()]), read.Select(one => one.Problem).FirstOrDefault(problem => problem is not null));
    }
}
