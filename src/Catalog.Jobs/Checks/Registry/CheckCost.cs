namespace Catalog.Jobs.Checks.Registry;

/// <summary>What running a check costs, and so what its findings rest on.</summary>
public enum CheckCost
{
    /// <summary>Code alone: a finding can be proved.</summary>
    Free,

    /// <summary>Calls of the model: what it says is judged by code where there is something to compare it with.</summary>
    Model,
}
