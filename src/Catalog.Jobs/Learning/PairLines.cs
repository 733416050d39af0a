using System.Text.Encodings.Web;
using System.Text.Json;
using Catalog.Jobs.Products;
using Catalog.Jobs.Storage;

namespace Catalog.Jobs.Learning;

/// <summary>What was written.</summary>
public sealed record PairCount(long Approved, long Edited);

/// <summary>Writes pairs as JSON lines (jsonlines.org): UTF-8, one object a line. The keys stand in docs/learning.md.</summary>
public static class PairLines
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes all pairs as they come.</summary>
    public static async Task<PairCount> WriteAsync(Stream output, IAsyncEnumerable<LearningPair> pairs, CancellationToken cancellation)
    {
        var (approved, edited) = (0L, 0L);
        using var line = new MemoryStream();
        await foreach (var pair in pairs.WithCancellation(cancellation))
        {
            line.SetLength(0);
            await using (var json = new Utf8JsonWriter(line, Options)) Write(json, pair);
            line.WriteByte((byte)'\n');
            await output.WriteAsync(line.GetBuffer().AsMemory(0, (int)line.Length), cancellation);
            if (pair.Kind == PairKind.Approved) approved++;
            else edited++;
        }

        return new(approved, edited);
    }

    private static void Write(Utf8JsonWriter json, LearningPair pair)
    {
        json.WriteStartObject();
        json.WriteString("kind", pair.Kind == PairKind.Approved ? "approved" : "edited");
        json.WriteString("locale", pair.Locale);
        json.WriteStartObject("prompt");
        json.WriteString("opening", pair.Opening);
        json.WriteString("tail", pair.Tail);
        json.WriteEndObject();
        json.WriteString("answer", pair.Answer);
        if (pair.Kind == PairKind.Edited) json.WriteString("rejected", pair.Draft);
        json.WritePropertyName("facts");
        json.WriteRawValue(pair.Facts);
        json.WriteStartArray("pictures");
        foreach (var picture in Jsonb.Read<IReadOnlyList<MediaFile>>(pair.Pictures)) json.WriteStringValue(picture.Path);
        json.WriteEndArray();
        json.WriteStartObject("provenance");
        json.WriteString("sku", pair.Sku);
        json.WriteNumber("text", pair.CopyId);
        json.WriteString("model", pair.Model);
        json.WriteString("promptVersion", pair.PromptVersion);
        json.WriteNumber("run", pair.RunId);
        json.WriteNumber("round", pair.Round);
        json.WriteNumber("draftRevision", pair.DraftRevision);
        json.WriteNumber("answerRevision", pair.AnswerRevision);
        json.WriteString("decidedBy", pair.DecidedBy);
        json.WriteString("decidedAt", pair.DecidedAt.UtcDateTime);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
