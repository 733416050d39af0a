namespace Catalog.Simulation.Settings;

/// <summary>Where a model that thinks writes what it thinks.</summary>
public enum Thinking
{
    /// <summary>It doesn't think.</summary>
    None,

    /// <summary>In reasoning_content, as a server with a reasoning parser does.</summary>
    Reasoning,

    /// <summary>Before the answer, between &lt;think&gt; and &lt;/think&gt;.</summary>
    Content,
}
