namespace Catalog.Jobs.Checks.Claims;

/// <summary>A statement of which a product can make one only.</summary>
/// <param name="About">water, dishwasher …, or a substance.</param>
/// <param name="Side">What is said of it: waterproof, repellent, not …</param>
/// <param name="Start">Where, in the folded text.</param>
/// <param name="Length">In the folded text.</param>
internal sealed record Statement(string About, string Side, int Start, int Length);
