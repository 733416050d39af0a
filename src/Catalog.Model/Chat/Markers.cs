namespace Catalog.Model.Chat;

/// <summary>The family's markers: token ids that only our own code writes.</summary>
internal static class Markers
{
    public const string MessageStart = "<|im_start|>";
    public const string MessageEnd = "<|im_end|>";
    public const string TextEnd = "<|endoftext|>";
    public const string VisionStart = "<|vision_start|>";
    public const string VisionEnd = "<|vision_end|>";
    public const string ImagePad = "<|image_pad|>";
    public const string ToolCallStart = "<tool_call>";
    public const string ToolCallEnd = "</tool_call>";
    public const string ToolResponseStart = "<tool_response>";
    public const string ToolResponseEnd = "</tool_response>";

    /// <summary>What the model answers after, thinking off.</summary>
    public const string Answer = "<|im_start|>assistant\n<think>\n\n</think>\n\n";
}
