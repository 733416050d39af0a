using System.Text.Json;
using System.Text.Json.Serialization;
using Catalog.Jobs.Storage;

namespace Catalog.Dashboard.Security.Access;

/// <summary>Reads <c>dashboard.json</c>. It isn't part of catalog.json: who may bring a catalogue must not decide who signs in.</summary>
public static class AccessFile
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        PropertyNameCaseInsensitive = false,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        RespectNullableAnnotations = true,
    };

    /// <summary>The data folder's options; without the file those of a fresh installation.</summary>
    /// <exception cref="InvalidDataException">Something in it can't be used; the message names file, place, key and what is expected.</exception>
    public static AccessOptions Read(DataFolder folder)
    {
        var path = Path.Combine(folder.Root, AccessOptions.FileName);
        if (!File.Exists(path)) return new();
        try
        {
            using var file = File.OpenRead(path);
            return Proved(JsonSerializer.Deserialize<AccessOptions>(file, Options) ?? throw new InvalidDataException($"{path}: an object is expected, not null"), path);
        }
        catch (JsonException fault)
        {
            var place = fault.LineNumber is { } line ? FormattableString.Invariant($", line {line + 1}, column {(fault.BytePositionInLine ?? 0) + 1}") : "";
            var key = fault.Path is { Length: > 2 } found ? $" ({found[2..]})" : "";
            throw new InvalidDataException($"{path}{place}{key}: {Reason(fault)}. docs/people.md lists the keys.", fault);
        }
    }

    /// <summary>The options themselves, where they can be used.</summary>
    /// <param name="file">What the message calls them.</param>
    /// <exception cref="InvalidDataException">They can't; all reasons, each with its key.</exception>
    public static AccessOptions Proved(AccessOptions options, string file)
    {
        List<string> problems = [.. options.Problems()];
        return problems.Count == 0 ? options : throw new InvalidDataException($"{file} can't be used:\n{string.Join('\n', problems.Select(problem => "  " + problem))}");
    }

    // Up to where the serializer begins to speak of its own types and paths.
    private static string Reason(JsonException fault) => fault.Message switch
    {
        var message when message.Contains("could not be mapped to any .NET member", StringComparison.Ordinal) => "this key is unknown",
        var message when message.Contains("could not be converted", StringComparison.Ordinal) => "the value is of another kind than expected",
        var message => message.Split(" Path:")[0].Split(" LineNumber:")[0].TrimEnd('.'),
    };
}
