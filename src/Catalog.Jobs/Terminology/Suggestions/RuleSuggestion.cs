using Catalog.Jobs.Catalogs;

namespace Catalog.Jobs.Terminology.Suggestions;

/// <summary>A rule that people's decisions ask for.</summary>
/// <param name="Term">The entry that would be made of it.</param>
/// <param name="Complaint">The words that people took out or named.</param>
/// <param name="Texts">In how many texts they did.</param>
/// <param name="Notes">What they said, the newest first; at most three.</param>
public sealed record RuleSuggestion(GlossaryTerm Term, string Complaint, int Texts, IReadOnlyList<string> Notes);

/// <summary>An approved text that a rule would find fault with.</summary>
/// <param name="Text">The string that the finding is about; empty where it is about the whole text.</param>
/// <param name="Start">Where in it, and how long; 0 and 0 where it isn't one place.</param>
public sealed record TrialSample(long ProductId, long CopyId, string Sku, string Text, int Start, int Length);

/// <summary>A rule tried on approved texts.</summary>
/// <param name="Looked">Approved texts of the locale that were looked at, the newest.</param>
/// <param name="Flagged">Of these, those that it would find fault with.</param>
public sealed record RuleTrial(int Looked, int Flagged, IReadOnlyList<TrialSample> Samples);
