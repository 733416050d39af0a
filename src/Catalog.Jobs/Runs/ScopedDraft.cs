using Catalog.Jobs.Catalogs;
using Catalog.Jobs.Checks;
using Catalog.Jobs.Review;
using Catalog.Jobs.Writing;
using Catalog.Model.Grammar;

namespace Catalog.Jobs.Runs;

/// <summary>
/// A draft of which a person wants only a part anew. The prompt says so in the reviewer's note; whether the model kept to it is decided here: an answer
/// that changes anything outside is none.
/// </summary>
internal sealed class ScopedDraft
{
    private readonly Copy draft;
    private readonly TextScope scope;
    private readonly string words;
    private readonly string? asked;

    private ScopedDraft(Copy draft, TextScope scope, string words, string? asked) => (this.draft, this.scope, this.words, this.asked) = (draft, scope, words, asked);

    /// <summary>The reviewer's note with what it is about.</summary>
    public string Note
    {
        get
        {
            var what = scope.Span is null ? $"Change only the field {scope.Field}" : $"Change only \"{words}\" in the field {scope.Field}";
            return string.IsNullOrWhiteSpace(asked) ? what : $"{what}: {asked}";
        }
    }

    /// <summary>What a task is limited to; null: to nothing.</summary>
    public static ScopedDraft? Of(TextTask task) =>
        task.Request is { Draft: { } draft, Scope: { } scope } request && scope.Of(draft) is { } words ? new(draft, scope, words, request.Note) : null;

    /// <summary>What of some findings can be put right without touching anything outside.</summary>
    public IReadOnlyList<Finding> Within(IReadOnlyList<Finding> findings) => [.. findings.Where(finding => finding.Field == scope.Field)];

    /// <summary>The form of an answer that leaves the other fields alone.</summary>
    public AnswerFormat Format(IReadOnlyList<FieldRules> fields) => AnswerFormats.Copy(fields, draft, scope.Field);

    /// <summary>An answer as it is where it keeps to the part, with all else exactly as in the draft; else what it changed.</summary>
    public Answer<Copy> Hold(Answer<Copy> answer)
    {
        if (answer.Value is not { } copy) return answer;
        var other = copy.Fields.FirstOrDefault(field => field.Key != scope.Field && !SameWords(draft.Field(field.Key), field));
        if (other is not null) return Refused($"it changed the field {other.Key}, but only {Asked} was to change");
        if (copy.Field(scope.Field) is not { } field || draft.Field(scope.Field) is not { } old) return Refused($"it has no field {scope.Field}");
        if (scope.Span is { } span && Problem(old, field, span) is { } problem) return Refused(problem);
        return new(new Copy([.. copy.Fields.Select(one => one.Key == scope.Field ? one : draft.Field(one.Key)!)]), null);
    }

    private string Asked => scope.Span is null ? $"the field {scope.Field}" : $"\"{words}\"";

    private string? Problem(CopyField old, CopyField field, TextSpan span)
    {
        if (field.Items.Count != old.Items.Count) return $"it changed how many elements {field.Key} has, but only {Asked} was to change";
        for (var item = 0; item < old.Items.Count; item++)
        {
            var (before, after) = (old.Items[item], field.Items[item]);
            var (start, end) = item == span.Item ? (span.Start, span.Start + span.Length) : (before.Length, before.Length);
            var (head, tail) = (before[..start], before[end..]);
            var isKept = item == span.Item
                ? after.Length >= head.Length + tail.Length && after.StartsWith(head, StringComparison.Ordinal) && after.EndsWith(tail, StringComparison.Ordinal)
                : after == before;
            if (!isKept) return $"it changed {field.Key} outside of {Asked}";
        }

        return null;
    }

    // Spaces that the typography of the language asks for are set after the model; a draft from before may not have them.
    private static bool SameWords(CopyField? old, CopyField field) =>
        old is not null && old.Items.Count == field.Items.Count && old.Items.Zip(field.Items).All(pair => Plain(pair.First) == Plain(pair.Second));

    private static string Plain(string text) => text.Replace('\u00A0', ' ').Replace('\u202F', ' ').Normalize();

    private static Answer<Copy> Refused(string why) => new(null, why);
}
