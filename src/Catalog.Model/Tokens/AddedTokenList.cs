using System.Globalization;
using Catalog.Model.ModelFiles;

namespace Catalog.Model.Tokens;

/// <summary>Collects the markers of a tokenizer: newer files keep them in one place, older ones in either of two.</summary>
internal static class AddedTokenList
{
    /// <summary>The union of <c>added_tokens</c> and, where the file beside it has it, <c>added_tokens_decoder</c>, by id.</summary>
    public static IReadOnlyList<AddedToken> Read(JsonKey addedTokens, string tokenizerPath)
    {
        var tokens = new SortedDictionary<int, AddedToken>();
        foreach (var entry in addedTokens.Items())
            Add(tokens, entry, entry.Key("id").Id());
        var configPath = Path.Combine(Path.GetDirectoryName(tokenizerPath) ?? "", "tokenizer_config.json");
        if (!File.Exists(configPath))
            return [.. tokens.Values];
        using var config = JsonFile.Open(configPath);
        foreach (var (id, entry) in config.Root.Find("added_tokens_decoder")?.Properties() ?? [])
        {
            Add(
                tokens,
                entry,
                int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                    ? number
                    : throw entry.Error($"has the key \"{id}\", which isn't a token id"));
        }

        return [.. tokens.Values];
    }

    private static void Add(SortedDictionary<int, AddedToken> tokens, JsonKey entry, int id)
    {
        var token = new AddedToken(id, entry.Key("content").Text());
        foreach (var option in (ReadOnlySpan<string>)["single_word", "lstrip", "rstrip", "normalized"])
        {
            if (entry.IsTrue(option))
                throw entry.Error($"(token {token.Content}) has {option} = true, which isn't supported");
        }

        if (token.Content.Length == 0)
            throw entry.Error($"(token {id}) has no content");
        if (tokens.TryGetValue(id, out var other) && other != token)
            throw entry.Error($"says that token {id} is {token.Content}, but it is {other.Content} elsewhere");
        if (tokens.Values.FirstOrDefault(known => known.Content == token.Content) is { } twin && twin.Id != id)
            throw entry.Error($"gives {token.Content} the id {id}, but it has {twin.Id} already");
        tokens[id] = token;
    }
}
