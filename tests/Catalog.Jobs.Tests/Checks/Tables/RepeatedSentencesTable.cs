namespace Catalog.Jobs.Tests.Checks.Tables;

internal static class RepeatedSentencesTable
{
    public static CheckCase[] Cases { get; } =
    [
        new("en-US", "Light. Light. It weighs 1.15 kg, not 1.5 kg. It holds 40 L."),
        new("ja-JP", "軽い。軽い。容量は40リットルです。"),
        new("en-US", "It repels the rain well. Blue. It repels the rain well.", "It repels the rain well.", "It repels the rain well. Blue."),
        new("de-DE", "Das Fach ist gepolstert! Das  Fach ist gepolstert!", "Das  Fach ist gepolstert!", "Das Fach ist gepolstert!"),
        new("ja-JP", "背面は通気性のある素材です。青。背面は通気性のある素材です。", "背面は通気性のある素材です。", "背面は通気性のある素材です。青。"),
        new("hi-IN", "यह बैग बहुत हल्का और मजबूत है। यह बैग बहुत हल्का और मजबूत है।", "यह बैग बहुत हल्का और मजबूत है।", "यह बैग बहुत हल्का और मजबूत है।"),
    ];
}
