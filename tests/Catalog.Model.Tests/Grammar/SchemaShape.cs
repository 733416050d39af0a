using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using Catalog.Model.Chat;

namespace Catalog.Model.Tests.Grammar;

/// <summary>A schema of the supported kind, with a second opinion on its values that knows nothing of automata.</summary>
internal abstract record SchemaShape
{
    public abstract string Schema { get; }

    /// <summary>A random value as the contract spells it.</summary>
    public abstract string Value(Random random);

    public abstract bool Fits(JsonElement value);

    private static string Quoted(string text) => JsonSerializer.Serialize(text);

    public sealed record Text : SchemaShape
    {
        private static readonly string[] Pieces =
        [
            "a", "Zephra ", "40 L", "é", "ß", "防水", "حقيبة", "🎒", "\u007f", "\u2028", "<tool_call>", "}", "], ",
            "\\n", "\\\"", "\\/", "\\u00e9", "\\uD83c\\udf92", "\\\\",
        ];

        public override string Schema => """{"type": "string", "description": "free"}""";

        public override string Value(Random random)
        {
            var text = new StringBuilder("\"");
            for (var i = random.Next(6); i > 0; i--)
                text.Append(Pieces[random.Next(Pieces.Length)]);
            return text.Append('"').ToString();
        }

        public override bool Fits(JsonElement value) => value.ValueKind == JsonValueKind.String && value.GetString() is not null;
    }

    public sealed record Number(bool Whole) : SchemaShape
    {
        public override string Schema => Whole ? """{"type": "integer"}""" : """{"type": "number"}""";

        public override string Value(Random random)
        {
            var value = random.Next(-3, 2000).ToString(CultureInfo.InvariantCulture);
            return Whole ? value : value + (string[])["", ".0", ".25", "e5", "E-07", ".5e+2"] switch { var ends => ends[random.Next(ends.Length)] };
        }

        public override bool Fits(JsonElement value) =>
            value.ValueKind == JsonValueKind.Number
            && (!Whole || BigInteger.TryParse(value.GetRawText(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _));
    }

    public sealed record Word(string Type, IReadOnlyList<string> Spellings) : SchemaShape
    {
        public override string Schema => $$"""{"type": "{{Type}}"}""";

        public override string Value(Random random) => Spellings[random.Next(Spellings.Count)];

        public override bool Fits(JsonElement value) => Spellings.Contains(value.GetRawText());
    }

    public sealed record Given(IReadOnlyList<string> Strings, IReadOnlyList<string> Others) : SchemaShape
    {
        public override string Schema => $$"""{"enum": [{{string.Join(",", Strings.Select(Quoted).Concat(Others))}}]}""";

        public override string Value(Random random)
        {
            var i = random.Next(Strings.Count + Others.Count);
            return i < Strings.Count ? ContractJson.Quote(Strings[i]) : Others[i - Strings.Count];
        }

        public override bool Fits(JsonElement value) =>
            value.ValueKind == JsonValueKind.String ? Strings.Contains(value.GetString()!) : Others.Contains(value.GetRawText());
    }

    public sealed record Members(IReadOnlyList<KeyValuePair<string, SchemaShape>> Properties) : SchemaShape
    {
        public override string Schema =>
            """{"type": "object", "properties": {""" + string.Join(",", Properties.Select(p => $"{Quoted(p.Key)}:{p.Value.Schema}")) + "}}";

        public override string Value(Random random) =>
            "{" + string.Join(", ", Properties.Select(p => $"{ContractJson.Quote(p.Key)}: {p.Value.Value(random)}")) + "}";

        public override bool Fits(JsonElement value) =>
            value.ValueKind == JsonValueKind.Object
            && value.EnumerateObject().Select(p => p.Name).SequenceEqual(Properties.Select(p => p.Key))
            && value.EnumerateObject().Zip(Properties).All(pair => pair.Second.Value.Fits(pair.First.Value));
    }

    public sealed record Items(SchemaShape Item, int? Minimum, int? Maximum) : SchemaShape
    {
        public override string Schema =>
            """{"type": "array", """ + Limit("minItems", Minimum) + Limit("maxItems", Maximum) + $"\"items\": {Item.Schema}}}";

        public override string Value(Random random) =>
            $"[{string.Join(", ", Enumerable.Range(0, random.Next(Minimum ?? 0, (Maximum ?? 5) + 1)).Select(_ => Item.Value(random)))}]";

        public override bool Fits(JsonElement value) =>
            value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(Item.Fits)
            && value.GetArrayLength() >= (Minimum ?? 0) && value.GetArrayLength() <= (Maximum ?? int.MaxValue);

        private static string Limit(string keyword, int? limit) => limit is null ? "" : $"\"{keyword}\": {limit}, ";
    }

    public sealed record Any(IReadOnlyList<SchemaShape> Shapes) : SchemaShape
    {
        public override string Schema => $$"""{"anyOf": [{{string.Join(",", Shapes.Select(s => s.Schema))}}]}""";

        public override string Value(Random random) => Shapes[random.Next(Shapes.Count)].Value(random);

        public override bool Fits(JsonElement value) => Shapes.Any(shape => shape.Fits(value));
    }
}
