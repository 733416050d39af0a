using Catalog.Model.Grammar;

namespace Catalog.Benchmarks;

/// <summary>
/// Masks at 248,320 tokens and 64 rows. The rows walk the demo's answers, cut with the synthetic vocabulary, each from another place on. A step is a
/// matrix product of ONNX Runtime as wide as a released model's head but 128 deep (the smallest one's is 1,024 deep and has 24 layers before it): a
/// real step takes longer, so the schema's share of it is smaller than here.
/// </summary>
internal static class WideConstraintBenchmark
{
    private const int Rows = 64;
    private const int Steps = 60;
    private const int Depth = 128;

    public static void Run(Report report, AnswerFormat format, IReadOnlyList<string> texts)
    {
        var tokens = WideVocabulary.Make();
        var walks = texts.Select(text => tokens.Encode(text).Append(WideVocabulary.End).ToArray()).ToList();
        TokenVocabulary vocabulary = null!;
        var load = Measure.Time(() => vocabulary = tokens.Vocabulary());
        var factory = new ConstraintFactory(vocabulary, tokens.Encode);
        Ready(report, factory, format, walks, load);
        Choose(report, vocabulary, factory.Get(format), walks);
    }

    // What a format costs before its first token, and its masks over whole answers.
    private static void Ready(Report report, ConstraintFactory factory, AnswerFormat format, List<int[]> walks, double load)
    {
        var cold = Measure.Time(() => Begin(factory, format));
        var cached = Measure.Median(Enumerable.Range(0, 50).Select(_ => Measure.Time(() => Begin(factory, new AnswerFormat(format.Schema!)))));
        var constraint = factory.Get(format);
        var (first, longest) = (0.0, 0.0);
        foreach (var walk in walks)
        {
            var state = constraint.Start;
            foreach (var id in walk)
            {
                var at = state;
                var time = Measure.Time(() => constraint.Allowed(at));
                (first, longest) = (first + time, Math.Max(longest, time));
                state = Follow(constraint, state, id);
            }
        }

        report.Head($"{WideVocabulary.Count:#,0} tokens, the copy's schema", "ms");
        report.Row("vocabulary sorted, once a model", load);
        report.Row("schema ready, first time", cold);
        report.Row("schema ready, kept", cached);
        report.Row($"all masks of {walks.Count} answers ({walks.Sum(walk => walk.Length):#,0} tokens)", first);
        report.Row("the slowest of them", longest);
    }

    private static void Choose(Report report, TokenVocabulary vocabulary, Constraint constraint, List<int[]> walks)
    {
        using var head = new RandomHead(Rows, Depth, WideVocabulary.Count);
        var any = new ulong[vocabulary.Words];
        Array.Fill(any, ulong.MaxValue);
        var places = Enumerable.Range(0, Rows).Select(row => new Place(constraint, walks[row % walks.Count], row)).ToArray();
        var times = Measure.InTurn(
            Steps,
            head.Run,
            () =>
            {
                for (var row = 0; row < Rows; row++) LogitMask.ArgMax(head.Logits(row), any);
            },
            () =>
            {
                for (var row = 0; row < Rows; row++) places[row].Choose(head.Logits(row));
            });
        var (step, free, enforced) = (times[0], times[1], times[2]);
        report.Head($"{WideVocabulary.Count:#,0} tokens, {Rows} rows, a step", "head ms", "choice ms", "together ms", "ratio");
        report.Row("schema enforced", step, enforced, step + enforced, (step + enforced) / (step + free));
        report.Row("free", step, free, step + free, 1);
    }

    private static void Begin(ConstraintFactory factory, AnswerFormat format)
    {
        var constraint = factory.Get(format);
        constraint.ForcedTokens(constraint.Start);
        constraint.Allowed(constraint.Start);
    }

    private static int Follow(Constraint constraint, int state, int id) =>
        constraint.Advance(state, id) is var next and >= 0 ? next : throw new InvalidOperationException("an answer of the demo doesn't fit its schema");

    // A row's place in its answer; it begins again at the end.
    private sealed class Place
    {
        private readonly Constraint constraint;
        private readonly int[] walk;
        private int at, state;

        public Place(Constraint constraint, int[] walk, int skip)
        {
            (this.constraint, this.walk, state) = (constraint, walk, constraint.Start);
            for (var i = 0; i < skip; i++) Advance();
        }

        public void Choose(ReadOnlySpan<float> logits)
        {
            if (constraint.ForcedTokens(state).IsEmpty) LogitMask.ArgMax(logits, constraint.Allowed(state));
            Advance();
        }

        private void Advance()
        {
            if (at == walk.Length) (at, state) = (0, constraint.Start);
            state = Follow(constraint, state, walk[at++]);
        }
    }
}
