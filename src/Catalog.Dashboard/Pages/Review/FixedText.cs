using System.Globalization;
using Catalog.Jobs.Checks;
using Catalog.Jobs.Review;
using Catalog.Jobs.Writing;

namespace Catalog.Dashboard.Pages.Review;

/// <summary>Puts certain corrections into the fields of an edit; nothing is stored until the person saves.</summary>
internal static class FixedText
{
    /// <summary>The screen with the corrections of some findings in its fields.</summary>
    /// <param name="ids">Ids of findings; those that aren't on the screen or have no correction are left out.</param>
    public static ReviewScreen Apply(ReviewScreen screen, IEnumerable<string?> ids)
    {
        if (!screen.IsEditing || screen.Item is not { Newest: { } newest } item) return screen;
        var wanted = ids.Select(id => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0).ToHashSet();
        var chosen = item.Findings.Where(finding => wanted.Contains(finding.Id) && CanFix(finding)).ToList();
        return chosen.Count == 0 ? screen : screen with { Typed = All(newest.Text, chosen), Fixed = [.. chosen.Select(finding => finding.Id)] };
    }

    /// <summary>True for a finding of the text with a correction.</summary>
    public static bool CanFix(StoredFinding finding) => finding is { OfProduct: false, DismissedBy: null, Finding: { Fix: not null, Field: not null } };

    // From the end to the start: a correction moves only what stands behind it. Of two about one place the first to come counts.
    private static Copy All(Copy text, IEnumerable<StoredFinding> findings)
    {
        var taken = new List<(string Field, TextSpan Span)>();
        foreach (var (field, fix) in findings.Select(finding => (Field: finding.Finding.Field!, Fix: finding.Finding.Fix!)).OrderByDescending(one => one.Fix.Span.Start))
        {
            var end = fix.Span.Start + fix.Span.Length;
            if (taken.Exists(other => other.Field == field && other.Span.Item == fix.Span.Item && end > other.Span.Start)) continue;
            if (fix.Apply(text, field) is not { } corrected) continue;
            text = corrected;
            taken.Add((field, fix.Span));
        }

        return text;
    }
}
