using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Catalog.Model.Onnx;

namespace Catalog.Jobs.Commands;

/// <summary>The engine's options as the environment gives them.</summary>
internal static class EngineSettings
{
    public const string DeviceVariable = "CATALOG_DEVICE";

    public const string MemoryVariable = "CATALOG_MEMORY";

    /// <summary>Reads CATALOG_DEVICE (such as <c>cuda:0,1</c>) and CATALOG_MEMORY (such as <c>8GiB</c>).</summary>
    /// <param name="warn">Told where the engine does with less than it could have.</param>
    /// <exception cref="CommandException">One of them says nothing that can be used; the message names it.</exception>
    public static EngineOptions FromEnvironment(Action<string> warn) =>
        Of(Environment.GetEnvironmentVariable(DeviceVariable), Environment.GetEnvironmentVariable(MemoryVariable), warn);

    /// <inheritdoc cref="FromEnvironment"/>
    public static EngineOptions Of(string? device, string? memory, Action<string> warn)
    {
        var options = new EngineOptions { Warn = warn };
        if (!string.IsNullOrWhiteSpace(device)) options = options with { Devices = device };
        if (!string.IsNullOrWhiteSpace(memory)) options = options with { MemoryBudget = Bytes(memory) };
        var problems = new List<ValidationResult>();
        if (Validator.TryValidateObject(options, new ValidationContext(options), problems, validateAllProperties: true)) return options;
        var variable = problems[0].MemberNames.Contains(nameof(EngineOptions.Devices)) ? DeviceVariable : MemoryVariable;
        throw new CommandException($"{variable}: {problems[0].ErrorMessage}");
    }

    private static long Bytes(string text)
    {
        (string Unit, int Shift)[] units = [("GiB", 30), ("MiB", 20), ("KiB", 10), ("GB", 30), ("MB", 20), ("", 0)];
        var trimmed = text.Trim();
        var (unit, shift) = units.First(entry => trimmed.EndsWith(entry.Unit, StringComparison.OrdinalIgnoreCase));
        return double.TryParse(trimmed[..^unit.Length], NumberStyles.AllowDecimalPoint | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var count) && count * (1L << shift) < long.MaxValue
            ? (long)(count * (1L << shift))
            : throw new CommandException($"{MemoryVariable} is {text}; a number of bytes, or one with MiB or GiB is expected, such as 8GiB.");
    }
}
