namespace Catalog.Simulation.Settings;

/// <summary>Where answers come from.</summary>
public enum AnswerKind
{
    /// <summary>The model, run in this process.</summary>
    Model,

    /// <summary>Made-up JSON of the schema that is asked for; no model is loaded.</summary>
    Canned,
}
