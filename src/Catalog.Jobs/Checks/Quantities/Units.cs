using System.Collections.Frozen;

namespace Catalog.Jobs.Checks.Quantities;

/// <summary>A unit: what it measures, and how many of the dimension's first unit it is.</summary>
internal sealed record Unit(string Dimension, decimal Factor);

/// <summary>
/// Units by their spellings, case being part of it (mW and MW differ). Symbols, English words and what Chinese, Japanese and Arabic texts write instead
/// of symbols; docs/checks.md lists them. A word that isn't here is no unit, and then the number alone is compared. Symbols that are words of a
/// language (in, a, s, t) are left out.
/// </summary>
internal static class Units
{
    private static readonly FrozenDictionary<string, Unit> BySpelling = Build();

    /// <summary>The longest spelling in characters.</summary>
    public static int Longest { get; } = BySpelling.Keys.Max(spelling => spelling.Length);

    /// <summary>Finds a unit; the span must be its whole spelling.</summary>
    public static bool TryFind(ReadOnlySpan<char> spelling, out Unit unit) => BySpelling.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(spelling, out unit!);

    private static FrozenDictionary<string, Unit> Build()
    {
        var units = new Dictionary<string, Unit>();
        Add("mass", 1m, "g G gr gram grams gramme grammes 克 グラム غ جم غرام جرام");
        Add("mass", 0.001m, "mg milligram milligrams 毫克 ミリグラム ملغ مجم");
        Add("mass", 1000m, "kg Kg KG kilogram kilograms kilo kilos 千克 公斤 キログラム キロ كغ كجم كيلوغرام كيلوجرام");
        Add("mass", 28.349523125m, "oz ounce ounces");
        Add("mass", 453.59237m, "lb lbs pound pounds");
        Add("volume", 1m, "ml mL ML millilitre millilitres milliliter milliliters 毫升 ミリリットル مل");
        Add("volume", 10m, "cl cL centilitre centilitres centiliter centiliters");
        Add("volume", 100m, "dl dL");
        Add("volume", 1000m, "l L ℓ litre litres liter liters Liter 升 公升 リットル لتر");
        Add("length", 1m, "mm MM millimetre millimetres millimeter millimeters 毫米 ミリ ミリメートル مم ملم");
        Add("length", 10m, "cm CM centimetre centimetres centimeter centimeters 厘米 センチ センチメートル سم");
        Add("length", 1000m, "m metre metres meter meters 米 メートル م متر");
        Add("length", 1_000_000m, "km kilometre kilometres kilometer kilometers 公里 千米 キロメートル كم");
        Add("length", 25.4m, "inch inches ″ 英寸 インチ بوصة");
        Add("area", 1m, "m² m2 ㎡ 平方米");
        Add("area", 0.0001m, "cm² cm2");
        Add("power", 1m, "W watt watts Watt 瓦 瓦特 ワット واط");
        Add("power", 0.001m, "mW");
        Add("power", 1000m, "kW KW 千瓦 キロワット كيلوواط");
        Add("energy", 1m, "Wh");
        Add("energy", 1000m, "kWh KWh");
        Add("charge", 1m, "mAh mah 毫安时");
        Add("charge", 1000m, "Ah");
        Add("voltage", 1m, "V volt volts Volt 伏 ボルト فولت");
        Add("time", 1m, "sec secs second seconds 秒");
        Add("time", 60m, "min mins minute minutes 分钟 分 دقيقة");
        Add("time", 3600m, "h hr hrs hour hours 小时 時間 ساعة");
        Add("frequency", 1m, "Hz 赫兹 ヘルツ هرتز");
        Add("frequency", 1000m, "kHz KHz");
        Add("frequency", 1_000_000m, "MHz");
        Add("frequency", 1_000_000_000m, "GHz");
        Add("data", 1m, "MB");
        Add("data", 1000m, "GB");
        Add("data", 1_000_000m, "TB");
        Add("celsius", 1m, "°C ℃ ºC");
        Add("fahrenheit", 1m, "°F ℉ ºF");
        Add("kelvin", 1m, "K");
        Add("pressure", 1m, "bar");
        Add("sound", 1m, "dB");
        Add("light", 1m, "lm lumen lumens ルーメン 流明");
        Add("speed", 1m, "rpm");
        Add("share", 1m, "% ％ ٪ percent");
        return units.ToFrozenDictionary();

        void Add(string dimension, decimal factor, string spellings)
        {
            foreach (var spelling in spellings.Split(' ')) units.Add(spelling, new Unit(dimension, factor));
        }
    }
}
