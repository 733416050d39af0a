using Catalog.Model.Agents;
using Catalog.Model.Tokens;

namespace Catalog.Model.Chat;

/// <summary>Writes openings and turns as token ids, in Qwen 3.5's chat format without thinking (docs/prompts.md).</summary>
internal sealed class PromptEncoder(QwenTokenizer tokenizer)
{
    /// <summary>An opening's ids, up to where its tasks differ.</summary>
    /// <param name="pictureTokens">Tokens of each picture.</param>
    public int[] Opening(Opening opening, IReadOnlyList<int> pictureTokens)
    {
        var system = opening.Tools.Count == 0 ? opening.System : ToolsBlock.Write(opening.Tools) + "\n\n" + opening.System;
        var message = system.Length == 0 ? "" : $"{Markers.MessageStart}system\n{system}{Markers.MessageEnd}\n";
        var ids = new List<int>(tokenizer.EncodeTrusted($"{message}{Markers.MessageStart}user\n"));
        foreach (var count in pictureTokens)
        {
            ids.Add(tokenizer.Marker(Markers.VisionStart));
            ids.AddRange(Enumerable.Repeat(tokenizer.Marker(Markers.ImagePad), count));
            ids.Add(tokenizer.Marker(Markers.VisionEnd));
        }

        ids.AddRange(tokenizer.Encode(opening.User));
        return [.. ids];
    }

    /// <summary>The ids of an answer that was given elsewhere, without an end marker. A call at its end gets the markers that the model would have written.</summary>
    public int[] Answer(string answer)
    {
        var start = answer.IndexOf(Markers.ToolCallStart, StringComparison.Ordinal);
        if (start < 0 || ToolCall.Parse(answer[start..]) is null) return tokenizer.Encode(answer);
        var inside = answer.AsSpan(start).TrimEnd()[Markers.ToolCallStart.Length..^Markers.ToolCallEnd.Length].ToString();
        return [.. tokenizer.Encode(answer[..start]), tokenizer.Marker(Markers.ToolCallStart), .. tokenizer.Encode(inside), tokenizer.Marker(Markers.ToolCallEnd)];
    }

    /// <summary>A turn's ids, up to where the model answers.</summary>
    /// <param name="unfed">The answer's last token, which isn't in the state yet; null for a conversation's first turn.</param>
    public int[] Turn(Turn turn, int? unfed)
    {
        var ids = new List<int>();
        if (unfed is { } last)
        {
            ids.Add(last);
            if (last != tokenizer.Marker(Markers.MessageEnd)) ids.Add(tokenizer.Marker(Markers.MessageEnd)); // the answer was cut off
        }

        switch (turn)
        {
            case Turn.User { Text: var text }:
                if (unfed is not null) ids.AddRange(tokenizer.EncodeTrusted($"\n{Markers.MessageStart}user\n"));
                ids.AddRange(tokenizer.Encode(text));
                break;
            case Turn.ToolResponse { Text: var text }:
                if (unfed is null) throw new InvalidOperationException("a tool response follows a tool call");
                ids.AddRange(tokenizer.EncodeTrusted($"\n{Markers.MessageStart}user\n{Markers.ToolResponseStart}"));
                ids.AddRange(tokenizer.Encode($"\n{text}\n"));
                ids.AddRange(tokenizer.EncodeTrusted(Markers.ToolResponseEnd));
                break;
        }

        ids.AddRange(tokenizer.EncodeTrusted($"{Markers.MessageEnd}\n{Markers.Answer}"));
        return [.. ids];
    }
}
