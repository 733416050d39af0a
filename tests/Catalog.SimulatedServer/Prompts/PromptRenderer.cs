using System.IO.Hashing;
using System.Text;
using Catalog.Model.Chat;
using Catalog.Model.Pictures;
using Catalog.Model.Tokens;
using Catalog.Simulation.Http;

namespace Catalog.Simulation.Prompts;

/// <summary>Writes a request's messages as token ids, exactly as the in-process engine writes openings and turns (docs/prompts.md).</summary>
/// <param name="pictures">Null for a text-only model.</param>
internal sealed class PromptRenderer(QwenTokenizer tokenizer, PictureProcessor? pictures)
{
    private readonly PromptEncoder encoder = new(tokenizer);

    /// <exception cref="ApiException">The messages stand in an order that the format doesn't have.</exception>
    /// <exception cref="PictureException">A picture can't be read.</exception>
    public Prompt Render(ChatRequest request, bool trimContinued)
    {
        var messages = request.Messages;
        var first = messages[0].Role == "system" ? 1 : 0;
        if (messages.Count == first || messages[first].Role != "user") throw Misplaced("a user's message is expected after the system message");
        var (system, opening) = (first == 1 ? messages[0].Text : "", messages[first]);
        var isContinued = request.ContinueFinalMessage;
        if (isContinued && messages.Count != first + 1) throw Misplaced("continue_final_message is simulated for the first user message only");
        var text = isContinued && trimContinued ? opening.Text.TrimEnd() : opening.Text;
        var read = opening.Pictures.Select((url, index) => DataUrl.Read(url, index + 1)).ToList();
        if (read.Count > 0 && pictures is null) throw ApiException.BadRequest("this model is text only", "messages");
        var grids = read.Select(picture => pictures!.Process(picture)).ToList();
        var ids = new List<int>(encoder.Opening(new Opening(system, text, read, request.Tools), [.. grids.Select(grid => grid.Tokens)]));
        var placed = Place(ids, read, grids);
        for (var i = first + 1; i < messages.Count; i++) Append(ids, messages[i - 1], messages[i]);
        if (messages[^1].Role == "assistant") throw Misplaced("the last message is the assistant's; continuing it is not simulated");
        if (!isContinued) ids.AddRange(tokenizer.EncodeTrusted(End(messages[^1]) + Markers.Answer));
        return new Prompt([.. ids], placed);
    }

    private List<PlacedPicture> Place(List<int> ids, List<Picture> read, List<PatchGrid> grids)
    {
        var placed = new List<PlacedPicture>();
        var from = 0;
        foreach (var (picture, grid) in read.Zip(grids))
        {
            // The system text is trusted, so it may write this marker too; only what a placeholder follows is a picture's.
            do from = ids.IndexOf(tokenizer.Marker(Markers.VisionStart), from) + 1;
            while (ids[from] != tokenizer.Marker(Markers.ImagePad));
            placed.Add(new PlacedPicture(from, grid, XxHash3.HashToUInt64(picture.Content.Span)));
        }

        return placed;
    }

    private void Append(List<int> ids, Message before, Message message)
    {
        switch (before.Role, message.Role)
        {
            case ("user" or "tool", "assistant"):
                ids.AddRange(tokenizer.EncodeTrusted(End(before) + Markers.Answer));
                AppendAnswer(ids, message);
                break;
            case ("assistant", "user") when message.Pictures.Count == 0:
                ids.AddRange(tokenizer.EncodeTrusted($"\n{Markers.MessageStart}user\n"));
                ids.AddRange(tokenizer.Encode(message.Text));
                break;
            case ("assistant" or "tool", "tool"):
                var start = before.Role == "assistant" ? $"\n{Markers.MessageStart}user\n" : "\n";
                ids.AddRange(tokenizer.EncodeTrusted($"{start}{Markers.ToolResponseStart}"));
                ids.AddRange(tokenizer.Encode($"\n{message.Text}\n"));
                ids.Add(tokenizer.Marker(Markers.ToolResponseEnd));
                break;
            default:
                throw Misplaced($"a {message.Role} message can't follow a {before.Role} message here, or has pictures where none can stand");
        }
    }

    private void AppendAnswer(List<int> ids, Message message)
    {
        ids.AddRange(tokenizer.Encode(message.Text));
        foreach (var (call, index) in message.ToolCalls.Select((call, index) => (call, index)))
        {
            var text = new StringBuilder("\n<function=").Append(call.Name).Append(">\n");
            foreach (var (key, value) in call.Parameters) text.Append("<parameter=").Append(key).Append(">\n").Append(value).Append("\n</parameter>\n");
            ids.AddRange(tokenizer.Encode(index > 0 ? "\n" : message.Text.Length > 0 ? "\n\n" : ""));
            ids.Add(tokenizer.Marker(Markers.ToolCallStart));
            ids.AddRange(tokenizer.Encode(text.Append("</function>\n").ToString()));
            ids.Add(tokenizer.Marker(Markers.ToolCallEnd));
        }

        ids.Add(tokenizer.Marker(Markers.MessageEnd));
    }

    private static string End(Message message) => message.Role == "assistant" ? "" : $"{Markers.MessageEnd}\n";

    private static ApiException Misplaced(string message) => ApiException.BadRequest(message, "messages");
}
