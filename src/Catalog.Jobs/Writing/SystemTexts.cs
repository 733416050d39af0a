using System.Collections.Frozen;
using Catalog.Model;

namespace Catalog.Jobs.Writing;

/// <summary>The system text of every conversation, in two editions (docs/prompts.md).</summary>
public static class SystemTexts
{
    private static readonly FrozenDictionary<SystemTextEdition, string> Texts =
        Enum.GetValues<SystemTextEdition>().ToFrozenDictionary(edition => edition, Read);

    /// <summary>The text, without a line end at its end.</summary>
    public static string Get(SystemTextEdition edition) => Texts[edition];

    private static string Read(SystemTextEdition edition)
    {
        // Files in SystemText/ are named like the editions.
        var name = $"Catalog.Jobs.Writing.SystemText.{edition.ToString().ToLowerInvariant()}.txt";
        using var stream = typeof(SystemTexts).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The assembly lacks its resource {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n").TrimEnd('\n');
    }
}
