using System.Globalization;

namespace Catalog.Model.Onnx.Devices;

/// <summary>Reads <see cref="EngineOptions.Devices"/>: <c>auto</c>, <c>cpu</c>, <c>cuda</c>, <c>cuda:1</c>, and lists such as <c>cuda:0,1</c>.</summary>
internal static class DeviceList
{
    public const string Auto = "auto";

    private const string Expected = "expected is auto, or a list of cpu, cuda and cuda:N, such as cuda:0,1";

    /// <returns>The devices in order, one twice where it is named twice; null for <c>auto</c>.</returns>
    /// <exception cref="FormatException">The text is nothing of that; the message says what is expected.</exception>
    public static IReadOnlyList<DeviceId>? Parse(string text)
    {
        if (text.Trim().Equals(Auto, StringComparison.OrdinalIgnoreCase)) return null;
        var devices = new List<DeviceId>();
        var indexMayFollow = false;
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            var (name, index) = part.IndexOf(':', StringComparison.Ordinal) is >= 0 and var colon ? (part[..colon], part[(colon + 1)..]) : (part, null);
            if (indexMayFollow && index is null && IsIndex(name, out var further)) devices.Add(new(DeviceKind.Cuda, further));
            else if (name.Equals("cpu", StringComparison.OrdinalIgnoreCase) && index is null) devices.Add(DeviceId.Cpu);
            else if (name.Equals("cuda", StringComparison.OrdinalIgnoreCase) && IsIndex(index ?? "0", out var first)) devices.Add(new(DeviceKind.Cuda, first));
            else throw new FormatException($"{(part.Length == 0 ? "an empty device" : $"device {part}")} is unknown; {Expected}");
            // A bare number counts on from a device that was given by number.
            indexMayFollow = !devices[^1].IsCpu && (index is not null || indexMayFollow);
        }

        var twice = devices.Where(device => !device.IsCpu).GroupBy(device => device).FirstOrDefault(group => group.Count() > 1);
        return twice is null ? devices : throw new FormatException($"device {twice.Key} is named twice; its memory holds one copy of the model");
    }

    private static bool IsIndex(string text, out int index) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out index) && index < 1024;
}
