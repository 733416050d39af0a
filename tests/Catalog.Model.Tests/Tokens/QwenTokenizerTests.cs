using System.Text;
using Catalog.Model.Tokens;
using CsCheck;
using Xunit;

namespace Catalog.Model.Tests.Tokens;

public sealed class QwenTokenizerTests
{
    private static readonly QwenTokenizer Tokenizer = QwenTokenizer.Load(Path.Combine(OracleFolder.Model, "tokenizer.json"));

    private static readonly string[] Markers =
        ["<|im_start|>", "<|im_end|>", "<|endoftext|>", "<|vision_start|>", "<|image_pad|>", "<think>", "<tool_call>", "</tool_response>"];

    /// <summary>Valid text with much of what is hard: astral letters, marks, markers, line ends, code points nobody uses.</summary>
    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.Int[0, 0x10FFFF].Where(Rune.IsValid).Select(point => new Rune(point).ToString()),
        Gen.Int[0x20, 0x7E].Select(point => ((char)point).ToString()),
        Gen.OneOf("\n", "\r\n", "  ", "e\u0301", "\u1112\u1161\u11AB", "𠀋", "𝟘", "😀", "\uFFFE", "'s", "\u212B", "नि"),
        Gen.OneOf(Markers)).Array[0, 40].Select(string.Concat);

    [Fact]
    public void Markers_in_untrusted_text_stay_plain_text()
    {
        foreach (var marker in Markers)
        {
            var ids = Tokenizer.Encode($"a{marker}\n{marker}");
            Assert.DoesNotContain(Tokenizer.Marker(marker), ids);
            Assert.Equal($"a{marker}\n{marker}", Tokenizer.Decode(ids));
        }
    }

    [Fact]
    public void Untrusted_text_never_holds_any_marker() => Texts.Sample(text =>
        Assert.DoesNotContain(Tokenizer.Encode(text), id => Markers.Any(marker => Tokenizer.Marker(marker) == id)));

    [Fact]
    public void Markers_in_trusted_text_become_their_ids()
    {
        foreach (var marker in Markers)
        {
            Assert.Equal(
                [.. Tokenizer.Encode("a "), Tokenizer.Marker(marker), .. Tokenizer.Encode("\u0338b"), Tokenizer.Marker(marker)],
                Tokenizer.EncodeTrusted($"a {marker}\u0338b{marker}").AsEnumerable());
        }
    }

    [Fact]
    public void Decoding_gives_the_normalized_text_back() => Texts.Sample(text =>
    {
        Assert.Equal(UnicodeText.Compose(text), Tokenizer.Decode(Tokenizer.Encode(text)));
    });

    [Fact]
    public void Parts_that_meet_at_a_line_end_before_a_letter_encode_as_the_whole() =>
        Gen.Select(Texts, Gen.OneOf("W", "é", "学", "\u1161", "𠀋", "s"), Texts).Sample((before, letter, after) =>
        {
            var (opening, tail) = (before + "\n", letter + after);
            Assert.Equal([.. Tokenizer.Encode(opening), .. Tokenizer.Encode(tail)], Tokenizer.Encode(opening + tail).AsEnumerable());
        });

    [Fact]
    public void Surrogates_alone_become_replacement_characters()
    {
        // Not a theory: attributes are stored in UTF-8, which has no surrogates.
        (string Text, string Expected)[] cases =
        [
            ("a\uD800b", "a\uFFFDb"),
            ("\uDC00", "\uFFFD"),
            ("x\uD83D", "x\uFFFD"),
            ("\uDE00\uD83D\uD83D\uDE00", "\uFFFD\uFFFD\U0001F600"),
        ];
        foreach (var (text, expected) in cases)
        {
            Assert.Equal(expected, Tokenizer.Decode(Tokenizer.Encode(text)));
            Assert.Equal(expected, Tokenizer.Decode(Tokenizer.EncodeTrusted(text)));
        }
    }

    [Fact]
    public void A_character_spread_over_tokens_decodes_once_it_is_whole()
    {
        var ids = Tokenizer.Encode("𠀋");
        Assert.True(ids.Length > 1);
        Assert.Equal("\uFFFD", Tokenizer.Decode(ids.AsSpan(..1)));
        Assert.Equal("𠀋", Tokenizer.Decode(ids));
    }

    [Fact]
    public void Ids_without_a_token_decode_to_nothing()
    {
        Assert.Equal("a", Tokenizer.Decode([Tokenizer.Count, .. Tokenizer.Encode("a"), -1, int.MaxValue]));
        Assert.True(Tokenizer.Bytes(Tokenizer.Count).IsEmpty);
        Assert.False(Tokenizer.Bytes(Tokenizer.Count - 1).IsEmpty);
    }

    [Fact]
    public void Bytes_of_tokens_are_the_bytes_of_the_text()
    {
        const string Text = "Größe: 5 µm 学<|im_end|>";
        var bytes = Tokenizer.EncodeTrusted(Text).SelectMany(id => Tokenizer.Bytes(id).ToArray());
        Assert.Equal(Encoding.UTF8.GetBytes(Text), bytes);
    }

    [Fact]
    public void A_missing_marker_is_named_with_the_file()
    {
        Assert.False(Tokenizer.TryMarker("<|nothing|>", out _));
        var error = Assert.Throws<InvalidDataException>(() => Tokenizer.Marker("<|nothing|>"));
        Assert.Contains("<|nothing|>", error.Message, StringComparison.Ordinal);
        Assert.Contains("tokenizer.json", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_threads_get_the_ids_that_one_gets()
    {
        string[] texts = [.. Enumerable.Range(0, 500).Select(i => $"Nordvik Trail {i} 学𠀋 wasserabweisend {i * 7919}\n")];
        var expected = texts.Select(text => Tokenizer.Encode(text)).ToArray();
        var fresh = QwenTokenizer.Load(Path.Combine(OracleFolder.Model, "tokenizer.json"));
        var actual = new int[texts.Length][];
        Parallel.For(0, texts.Length, i => actual[i] = fresh.Encode(texts[i]));
        Assert.Equal(expected, actual);
    }
}
