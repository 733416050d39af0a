namespace Catalog.Model.Remote;

/// <summary>One server with what is known about it: whether it works, how much it bears, how long its answers take.</summary>
internal sealed class Replica : IAsyncDisposable
{
    // A request of a breaker's examination: a few tokens.
    private static readonly TimeSpan ExaminationTime = TimeSpan.FromSeconds(60);

    // The time of an opening is that of its prompt: as long as so many tokens of an answer may take.
    private const int OpeningTokens = 128;

    private readonly ChatServer server;
    private readonly Cluster cluster;
    private readonly RemoteOptions options;
    private readonly TimeProvider time;
    private readonly Func<double> random;
    private readonly Gate gate;
    private readonly AnswerTime answerTime;
    private readonly Lock policy = new();
    private readonly AdaptiveLimit limit;
    private long attempts, answered, busy, broken;
    private int busyInARow;

    public Replica(Uri address, ChatServer server, Cluster cluster, RemoteOptions options, TimeProvider time, Func<double> random)
    {
        (Address, this.server, this.cluster, this.options, this.time, this.random) = (address, server, cluster, options, time, random);
        (gate, answerTime, limit) = (new Gate(time), new AnswerTime(options.MaxAnswerTime), new AdaptiveLimit(options.MaxConcurrency));
        gate.Allow(limit.Value);
        gate.Close();
        Breaker = new Breaker(ExamineAsync, open => (open ? (Action)gate.Open : gate.Close)(), time, random);
    }

    public Uri Address { get; }

    public Breaker Breaker { get; }

    /// <summary>What it has to do, in multiples of what it bears.</summary>
    public double Load => (double)gate.Load / Status.Limit;

    /// <summary>False once it refused to end a prompt where an opening ends.</summary>
    public bool PlantsExactly { get; private set; } = true;

    public ReplicaStatus Status
    {
        get
        {
            lock (policy) return new(Address, Breaker.IsClosed, limit.Value, gate.InFlight, attempts, answered, busy, broken);
        }
    }

    /// <summary>Whether it takes pictures; null where it can't be told now.</summary>
    public async Task<bool?> ReadsPicturesAsync(string model, CancellationToken cancellationToken) =>
        await LimitedAsync(token => server.AskAsync(model, Probe.Picture(), token), ExaminationTime, cancellationToken) switch
        {
            Attempt.Answered => true,
            Attempt.Refused => false,
            _ => null,
        };

    /// <summary>Waits for a place, and sends a request once.</summary>
    public async Task<Attempt> AttemptAsync(ChatRequest request, CancellationToken cancellationToken)
    {
        if (!await gate.EnterAsync(request.Interactive, request.Ticket, cancellationToken)) return new Attempt.Down();
        var generation = Breaker.Generation;
        var epoch = Begin();
        var started = time.GetTimestamp();
        Attempt? result = null;
        try
        {
            var sent = request with { PlainPlanting = !PlantsExactly };
            var longest = answerTime.Limit(request.Decoding?.MaxTokens ?? OpeningTokens);
            result = await LimitedAsync(token => server.AskAsync(cluster.Served!.Id, sent, token), longest, cancellationToken);
            return result;
        }
        finally
        {
            End(request, result, time.GetElapsedTime(started), epoch, generation);
        }
    }

    /// <summary>Notes that it takes plain requests only.</summary>
    public void PlantPlainly() => PlantsExactly = false;

    public async ValueTask DisposeAsync()
    {
        await Breaker.DisposeAsync();
        gate.Dispose();
        server.Dispose();
    }

    private int Begin()
    {
        lock (policy)
        {
            attempts++;
            return limit.Epoch;
        }
    }

    private void End(ChatRequest request, Attempt? result, TimeSpan elapsed, int epoch, int generation)
    {
        var inFlight = gate.InFlight;
        var full = gate.Leave();
        TimeSpan? pause = null;
        lock (policy)
        {
            switch (result)
            {
                case Attempt.Answered { Answer: var answer }:
                    (answered, busyInARow) = (answered + 1, 0);
                    // A planted opening has one token: its time is the prompt's.
                    if (request.Decoding is null) break;
                    limit.Answered(elapsed, answer.AnswerTokens, full, epoch);
                    answerTime.Answered(elapsed, answer.AnswerTokens);
                    break;
                case Attempt.Busy { RetryAfter: var after }:
                    busy++;
                    limit.Busy(inFlight, epoch);
                    pause = after ?? Backoff.Pause(busyInARow++, random);
                    break;
                case Attempt.Broken { Cause: TimeoutException }:
                    broken++;
                    answerTime.TimedOut();
                    limit.Busy(inFlight, epoch);
                    break;
                case Attempt.Broken:
                    broken++;
                    break;
            }

            gate.Allow(limit.Value);
        }

        if (pause is { } duration) gate.Pause(duration);
        if (result is Attempt.Answered or Attempt.Refused or Attempt.Busy) Breaker.Succeeded();
        if (result is Attempt.Broken { } fault) Breaker.Failed(fault.Why, fault.Unreachable, generation);
    }

    private async Task<Attempt> LimitedAsync(Func<CancellationToken, Task<Attempt>> ask, TimeSpan longest, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            return await ask(either.Token);
        }
        catch (Exception) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            var why = $"no answer within {longest.TotalSeconds:0} s";
            return new Attempt.Broken(why, false, new TimeoutException(why));
        }
    }

    private async Task<Examination> ExamineAsync(CancellationToken cancellationToken)
    {
        ServedModel? model = null;
        var listed = await LimitedAsync(
            async token =>
            {
                (model, var fault) = await server.ModelAsync(options.Model, token);
                return fault ?? new Attempt.Down();
            },
            ExaminationTime, cancellationToken);
        if (listed is not Attempt.Down) return Of(listed);
        if (model is null) return new(options.Model is null ? "it lists no model." : $"it doesn't list the model {options.Model}.", true);
        if ((options.ContextLength ?? model.ContextLength) is null)
            return new("it doesn't say how long a conversation may be (max_model_len of GET /models); give ContextLength (CATALOG_MODEL_CONTEXT).", true);
        if (cluster.Compare(model) is { } other) return new(other, true);
        var asked = await LimitedAsync(token => server.AskAsync(model.Id, Probe.Schema(), token), ExaminationTime, cancellationToken);
        return asked is Attempt.Answered { Answer: var answer } ? new(Probe.Judge(answer), true) : Of(asked);
    }

    private static Examination Of(Attempt fault) => fault switch
    {
        Attempt.Busy busy => new(busy.Why, false),
        Attempt.Broken broken => new(broken.Why, false),
        Attempt.Refused { Status: 401 or 403 } refused => new($"it doesn't accept the key ({refused.Why}). Set Key (CATALOG_MODEL_KEY).", true),
        Attempt.Refused refused => new($"it refuses a small request: {refused.Why}", true),
        _ => new("no answer", false),
    };
}
