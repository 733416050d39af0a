namespace Catalog.Model.Grammar;

/// <summary>
/// The alphabet of the automata: the 256 bytes and, as letters of their own, the markers that the model itself may write.
/// So a JSON string that spells a marker's text in bytes is never confused with the marker.
/// </summary>
internal static class Symbols
{
    public const int ToolCallStart = 256;
    public const int ToolCallEnd = 257;
    public const int Count = 258;

    /// <summary>The markers' texts, as added tokens of the tokenizer, with their symbols.</summary>
    public static IReadOnlyList<(string Text, int Symbol)> Markers { get; } = [("<tool_call>", ToolCallStart), ("</tool_call>", ToolCallEnd)];
}
