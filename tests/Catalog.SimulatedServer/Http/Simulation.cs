using System.Text.Json.Nodes;
using Catalog.Simulation.Capacity;
using Catalog.Simulation.Faults;
using Catalog.Simulation.Settings;

namespace Catalog.Simulation.Http;

/// <summary>What the endpoints share.</summary>
internal sealed class Simulation
{
    private readonly Lock gate = new();
    private readonly long started;
    private readonly TimeProvider time;
    private volatile Behaviour behaviour;
    private volatile LoadedModel? model;

    public Simulation(ServerSettings settings, TimeProvider time)
    {
        (Settings, this.time, behaviour) = (settings, time, settings.Behaviour);
        started = time.GetTimestamp();
        Admission = new Admission(behaviour.Capacity, behaviour.Queue);
        Clock = new StepClock(time, () => StepTime.Parse(behaviour.SimulateTime));
        Faults = new FaultPlan(time, settings.Seed);
    }

    public ServerSettings Settings { get; }

    public Admission Admission { get; }

    public StepClock Clock { get; }

    public FaultPlan Faults { get; }

    public Statistics Statistics { get; } = new();

    /// <summary>How the server behaves now.</summary>
    public Behaviour Behaviour => behaviour;

    /// <summary>Changes how it behaves, from the next request on.</summary>
    /// <exception cref="System.ComponentModel.DataAnnotations.ValidationException">A key is unknown, or a value out of its range; nothing was changed.</exception>
    public Behaviour Change(JsonObject changes)
    {
        lock (gate)
        {
            behaviour = SettingsJson.Merge(behaviour, changes);
            Admission.Resize(behaviour.Capacity, behaviour.Queue);
            return behaviour;
        }
    }

    /// <summary>The model.</summary>
    /// <exception cref="ApiException">Status 503: it isn't loaded yet, or the planned delay isn't over.</exception>
    public LoadedModel Model() =>
        model is { } loaded && time.GetElapsedTime(started).TotalSeconds >= Settings.StartDelay ? loaded : throw ApiException.Starting(behaviour.RetryAfter);

    /// <summary>The present figures.</summary>
    public StatisticsView Stats() => Statistics.View(Admission.Now, model?.Cache.Size ?? (0, 0));

    public void SetModel(LoadedModel loaded) => model = loaded;
}
