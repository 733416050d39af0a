namespace Catalog.Jobs.Review;

/// <summary>The order of a queue.</summary>
public enum QueueOrder
{
    /// <summary>By risk × value and age: <c>copy.due</c>.</summary>
    Priority,

    /// <summary>One locale after the other, each by priority.</summary>
    Locale,

    /// <summary>One product after the other.</summary>
    Product,
}
