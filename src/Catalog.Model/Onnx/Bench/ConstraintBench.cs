using Catalog.Model.Grammar;

namespace Catalog.Model.Onnx.Bench;

/// <summary>What a schema costs, without the model: its grammar is walked with made-up logits, and compared with the free choice from the same logits.</summary>
internal sealed class ConstraintBench(OnnxModel model)
{
    private const int Tokens = 200;
    private const int Seed = 1;

    private const string Schema =
        """
        {"type": "object", "additionalProperties": false, "required": ["title", "description", "points", "size"], "properties": {
          "title": {"type": "string"}, "description": {"type": "string"},
          "points": {"type": "array", "maxItems": 4, "items": {"type": "string"}}, "size": {"enum": ["S", "M", "L"]}}}
        """;

    /// <returns>Milliseconds until a schema is ready, and microseconds a token.</returns>
    public (double ReadyMilliseconds, double MicrosecondsPerToken) Run(int runs)
    {
        var vocabulary = model.Vocabulary();
        Constraint Make()
        {
            var made = new ConstraintFactory(vocabulary).Get(new AnswerFormat(Schema));
            made.Allowed(made.Start);
            return made;
        }

        var ready = Stopwatches.Median(runs, () => Make());
        var constraint = Make();
        var any = model.AnyToken();
        var random = new Random(Seed);
        var logits = new float[model.Decoder.Vocabulary];
        for (var i = 0; i < logits.Length; i++) logits[i] = random.NextSingle();
        void Walk(bool constrained)
        {
            var state = constraint.Start;
            for (var i = 0; i < Tokens; i++)
            {
                // Another token each time: the greatest logit stands elsewhere.
                logits[i % logits.Length] += 1;
                if (!constrained)
                {
                    LogitMask.ArgMax(logits, any);
                    continue;
                }

                state = constraint.Advance(state, LogitMask.ArgMax(logits, constraint.Allowed(state)));
                if (state == Constraint.Done || state == Constraint.None) state = constraint.Start;
            }

            for (var i = 0; i < Tokens; i++) logits[i % logits.Length] -= 1;
        }

        Walk(true);
        var with = Stopwatches.Median(runs, () => Walk(true));
        var without = Stopwatches.Median(runs, () => Walk(false));
        return (ready.TotalMilliseconds, (with - without).TotalMicroseconds / Tokens);
    }
}
