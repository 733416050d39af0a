using System.Globalization;
using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Checks;
using Catalog.Model.Pictures;

namespace Catalog.Jobs.Pictures.Preflight;

/// <summary>Compares what was measured of a picture with what shops and channels ask for.</summary>
internal static class PictureMeasures
{
    // Of 127: a single colour has 0, compressed anew below 1. A white vase on white still has more.
    private const double BlankContrast = 1.5;

    // A blur with a radius of some seven pixels of a thousand.
    private const double BlurredSharpness = 0.06;

    /// <summary>What is wrong with a picture.</summary>
    /// <param name="name">The file's name.</param>
    public static IEnumerable<Finding> Check(string name, PictureInspection picture, CatalogDefinition catalog)
    {
        if (picture.Contrast < BlankContrast)
        {
            // Nothing else of a blank picture is worth a word.
            return [Finding("image.blank", name, "", $"{name} is blank: one colour all over.")];
        }

        IEnumerable<Finding> blurred = picture.Sharpness < BlurredSharpness
            ? [Finding("image.blurred", name, "", $"{name} is blurred: it has no sharp edge.")]
            : [];
        return
        [
            .. blurred,
            .. Against(name, picture, catalog.Pictures, "The catalogue"),
            .. catalog.Channels.SelectMany(channel => Against(name, picture, channel.Pictures, $"The channel {channel.Name}")),
        ];
    }

    private static IEnumerable<Finding> Against(string name, PictureInspection picture, PictureRules rules, string who)
    {
        if (picture.Width < rules.MinWidth || picture.Height < rules.MinHeight)
        {
            var least = $"{rules.MinWidth ?? 1} × {rules.MinHeight ?? 1} pixels";
            yield return Finding("image.size", $"{picture.Width} × {picture.Height} pixels", least, $"{name} has {picture.Width} × {picture.Height} pixels. {who} asks for at least {least}.");
        }

        if (picture.Bytes > rules.MaxBytes)
            yield return Finding("image.size", Bytes(picture.Bytes), Bytes(rules.MaxBytes.Value), $"{name} has {Bytes(picture.Bytes)}. {who} takes at most {Bytes(rules.MaxBytes.Value)}.");
        if (rules.Formats.Count > 0 && !rules.Formats.Contains(picture.Format))
            yield return Finding("image.format", picture.Format, string.Join(", ", rules.Formats), $"{name} is {picture.Format}. {who} takes {string.Join(", ", rules.Formats)}.");
        if (rules.ColorSpaces.Count > 0 && !rules.ColorSpaces.Contains(picture.ColorSpace))
            yield return Finding("image.color_space", picture.ColorSpace, string.Join(", ", rules.ColorSpaces), $"{name} is in {picture.ColorSpace}. {who} takes {string.Join(", ", rules.ColorSpaces)}.");
        if (picture.Fill < rules.MinFill)
            yield return Finding("image.border", Percent(picture.Fill), Percent(rules.MinFill.Value), $"The product fills {Percent(picture.Fill)} of {name}. {who} asks for at least {Percent(rules.MinFill.Value)}: crop the border.");
    }

    private static Finding Finding(string type, string found, string expected, string message) =>
        new(type, Severity.Major, PicturePreflight.Id, null, found, expected, message);

    private static string Bytes(long bytes) => $"{bytes.ToString("N0", CultureInfo.InvariantCulture)} bytes";

    private static string Percent(double share) => $"{Math.Round(share * 100).ToString(CultureInfo.InvariantCulture)} %";
}
