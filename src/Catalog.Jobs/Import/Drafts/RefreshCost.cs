namespace Catalog.Jobs.Import.Drafts;

/// <summary>Roughly what writing stale texts costs.</summary>
/// <param name="Texts">How many.</param>
/// <param name="Tokens">Computed and decoded; of a catalogue without runs: decoded, by the length limits of its fields.</param>
/// <param name="Minutes">Of work, all processes together; null: nobody knows before the first run.</param>
/// <param name="Runs">The runs whose averages these are; 0: there were none.</param>
public sealed record RefreshCost(int Texts, long Tokens, double? Minutes, int Runs);
