namespace Catalog.Jobs.Checks.Colours;

/// <summary>
/// The colour words of a language: Data/(language).txt. A line is a colour and its words; the first is the one that is offered. <c>stem@x</c> stands for the
/// stem with each ending of the line <c>@x = …</c> (- is none), <c>?word</c> for one that often means something else. <c>prefix</c> has what is written
/// in front without a space, <c>not</c> phrases in which the word is no colour, <c>name</c> what a column of colours is called.
/// </summary>
internal sealed class ColourFile
{
    private readonly Dictionary<string, string[]> endings = [];

    /// <param name="lines">The file's lines.</param>
    public ColourFile(IEnumerable<string> lines)
    {
        foreach (var line in lines) Read(line);
    }

    /// <summary>Colour, word, and whether it is sure; in the file's order.</summary>
    public List<(Colour Colour, string Word, bool IsSure)> Words { get; } = [];

    /// <summary>Phrases in which a colour's word is no colour.</summary>
    public List<string> Not { get; } = [];

    /// <summary>What is written in front of a colour without a space.</summary>
    public List<string> Prefixes { get; } = [];

    /// <summary>What a column of colours is called.</summary>
    public List<string> Names { get; } = [];

    private void Read(string line)
    {
        if (line[0] == '@')
        {
            var parts = line.Split('=', 2, StringSplitOptions.TrimEntries);
            endings.Add(parts[0], [.. parts[1].Split(' ').Select(ending => ending == "-" ? "" : ending)]);
            return;
        }

        var (key, items) = (line[..line.IndexOf(':')], line[(line.IndexOf(':') + 1)..].Split(',', StringSplitOptions.TrimEntries));
        switch (key)
        {
            case "not": Not.AddRange(items); break;
            case "name": Names.AddRange(items); break;
            case "prefix": Prefixes.AddRange(items[0].Split(' ')); break;
            default:
                var colour = Colour.All.FirstOrDefault(colour => colour.Id == key) ?? throw new FormatException($"\"{key}\" is no colour.");
                Words.AddRange(items.SelectMany(item => Expand(item.TrimStart('?')).Select(word => (colour, word, item[0] != '?'))));
                break;
        }
    }

    private IEnumerable<string> Expand(string item)
    {
        var at = item.IndexOf('@', StringComparison.Ordinal);
        return at < 0 ? [item] : endings[item[at..]].Select(ending => item[..at] + ending);
    }
}
