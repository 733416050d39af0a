using System.Text.Json;

namespace Catalog.Jobs.Catalogs;

/// <summary>
/// An object of catalog.json. What is asked for and isn't right is noted as a problem under the key's path, and a stand-in is returned, so
/// that one reading finds every problem. A null counts as absent.
/// </summary>
internal sealed class JsonSection
{
    private readonly Dictionary<string, JsonElement> members = [];
    private readonly string path;
    private readonly List<CatalogProblem> problems;

    public JsonSection(JsonElement element, string path, List<CatalogProblem> problems, params ReadOnlySpan<string> known)
    {
        this.path = path;
        this.problems = problems;
        if (element.ValueKind != JsonValueKind.Object)
        {
            problems.Add(new(path.Length == 0 ? "catalog.json" : path, $"must be an object {{ … }}, not {Kind(element)}"));
            IsBroken = true;
            return;
        }

        foreach (var member in element.EnumerateObject())
        {
            if (!known.Contains(member.Name)) Problem(member.Name, $"is not known here; known are {string.Join(", ", known)}");
            else if (members.ContainsKey(member.Name)) Problem(member.Name, "stands here twice");
            else if (member.Value.ValueKind != JsonValueKind.Null) members.Add(member.Name, member.Value);
        }
    }

    /// <summary>True where there was no object at all: what is missing in it isn't worth a word.</summary>
    public bool IsBroken { get; }

    /// <summary>Notes a problem with a member.</summary>
    public void Problem(string key, string message) => problems.Add(new(At(key), message));

    /// <summary>A string of one line that isn't blank; null where the member is absent or wrong.</summary>
    public string? Text(string key)
    {
        if (!members.TryGetValue(key, out var value)) return null;
        if (JsonItem.Line(value) is { } text) return text;
        Problem(key, $"must be a string of one line that isn't blank, not {Kind(value)}");
        return null;
    }

    /// <summary>As <see cref="Text"/>; its absence is a problem, and the stand-in is empty.</summary>
    public string RequiredText(string key)
    {
        if (!IsBroken && !members.ContainsKey(key)) Problem(key, "is missing");
        return Text(key) ?? "";
    }

    /// <summary>A whole number within bounds; null where the member is absent or wrong.</summary>
    public long? Whole(string key, long least, long most)
    {
        if (!members.TryGetValue(key, out var value)) return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) && number >= least && number <= most) return number;
        Problem(key, $"must be a whole number from {least} to {most}");
        return null;
    }

    /// <summary>As <see cref="Whole"/>; its absence is a problem.</summary>
    public long? RequiredWhole(string key, long least, long most)
    {
        if (!IsBroken && !members.ContainsKey(key)) Problem(key, "is missing");
        return Whole(key, least, most);
    }

    /// <summary>A number above zero; null where the member is absent or wrong.</summary>
    public double? Positive(string key)
    {
        if (!members.TryGetValue(key, out var value)) return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && number > 0 && double.IsFinite(number)) return number;
        Problem(key, "must be a number above 0");
        return null;
    }

    /// <summary>True or false; false where the member is absent or wrong.</summary>
    public bool Flag(string key)
    {
        if (!members.TryGetValue(key, out var value)) return false;
        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False)) Problem(key, $"must be true or false, not {Kind(value)}");
        return value.ValueKind == JsonValueKind.True;
    }

    /// <summary>True where the member is there.</summary>
    public bool Has(string key) => members.ContainsKey(key);

    /// <summary>One of several words; null where the member is absent or wrong.</summary>
    public T? Choice<T>(string key, params ReadOnlySpan<(string Word, T Value)> choices) where T : struct
    {
        if (!members.TryGetValue(key, out var value)) return null;
        var words = new List<string>();
        foreach (var (word, choice) in choices)
        {
            if (value.ValueKind == JsonValueKind.String && value.GetString() == word) return choice;
            words.Add($"\"{word}\"");
        }

        Problem(key, $"must be {string.Join(" or ", words)}, not {Kind(value)}");
        return null;
    }

    /// <summary>A member that is an object; null where it is absent.</summary>
    public JsonSection? Section(string key, params ReadOnlySpan<string> known) =>
        members.TryGetValue(key, out var value) ? new JsonSection(value, At(key), problems, known) : null;

    /// <summary>As <see cref="Section"/>; its absence is a problem, and the stand-in has no members.</summary>
    public JsonSection RequiredSection(string key, params ReadOnlySpan<string> known)
    {
        if (Section(key, known) is { } section) return section;
        if (!IsBroken) Problem(key, "is missing");
        return new JsonSection(default, At(key), []);
    }

    /// <summary>The elements of an array; none where it is absent.</summary>
    public IReadOnlyList<JsonItem> Items(string key)
    {
        if (!members.TryGetValue(key, out var value)) return [];
        if (value.ValueKind == JsonValueKind.Array)
            return [.. value.EnumerateArray().Select((element, i) => new JsonItem(element, $"{At(key)}[{i}]", problems))];
        Problem(key, $"must be an array [ … ], not {Kind(value)}");
        return [];
    }

    /// <summary>The strings of an array, each once; none where it is absent.</summary>
    public IReadOnlyList<string> Texts(string key)
    {
        var texts = new List<string>();
        foreach (var item in Items(key))
        {
            if (item.Text() is not { } text) continue;
            if (texts.Contains(text)) item.Problem($"\"{text}\" stands in this list twice");
            else texts.Add(text);
        }

        return texts;
    }

    /// <summary>The members of an object of strings; none where it is absent.</summary>
    public IReadOnlyDictionary<string, string> Map(string key)
    {
        var map = new Dictionary<string, string>();
        if (!members.TryGetValue(key, out var value)) return map;
        if (value.ValueKind != JsonValueKind.Object)
        {
            Problem(key, $"must be an object {{ … }}, not {Kind(value)}");
            return map;
        }

        foreach (var member in value.EnumerateObject())
        {
            var text = member.Value.ValueKind == JsonValueKind.String ? member.Value.GetString()! : "";
            if (text.Length == 0) Problem($"{key}.{member.Name}", "must be a string that isn't empty");
            else if (!map.TryAdd(member.Name, text)) Problem($"{key}.{member.Name}", "stands here twice");
        }

        return map;
    }

    internal static string Kind(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Undefined => "nothing",
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        _ => element.GetRawText(),
    };

    private string At(string key) => path.Length == 0 ? key : $"{path}.{key}";
}
