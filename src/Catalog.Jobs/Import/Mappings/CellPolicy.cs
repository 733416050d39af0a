using System.Text.Json.Serialization;

namespace Catalog.Jobs.Import.Mappings;

/// <summary>What an empty cell does to a product that is there already.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EmptyCells>))]
public enum EmptyCells
{
    /// <summary>The value is taken away.</summary>
    Clear,

    /// <summary>The product keeps the value that it has.</summary>
    Keep,
}

/// <summary>What a value that can't be used does to its row.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BadValues>))]
public enum BadValues
{
    /// <summary>The row is rejected as a whole.</summary>
    RejectRow,

    /// <summary>The value is left out and the rest of the row is imported.</summary>
    SkipValue,
}
