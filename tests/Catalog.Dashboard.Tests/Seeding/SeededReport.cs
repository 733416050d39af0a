namespace Catalog.Dashboard.Tests.Seeding;

/// <summary>A run's report as the pipeline stores it.</summary>
internal static class SeededReport
{
    public const string Json =
        """
        {"products": 48, "pairs": 480, "approved": 402, "approved_without_person": 402, "needs_review": 61, "needs_rewrite": 17, "rejected_rows": 3,
         "findings": {"accuracy.number": 14, "image.color": 3, "document.mismatch": 2, "length.too_long": 9},
         "prompt_tokens_computed": 121400, "prompt_tokens_ideal": 119800, "prompt_tokens_unshared": 402300, "share_efficiency": 0.9868,
         "decode_tokens": 61200, "forced_tokens": 28100, "pictures_encoded": 48, "model_calls": 1065, "retries": 2, "seconds": 161.2, "model_seconds": 139.7,
         "seconds_per_pair_p50": 1.31, "seconds_per_pair_p95": 2.84, "tokens_per_approved_pair": 454.2, "stopped_by": null}
        """;
}
