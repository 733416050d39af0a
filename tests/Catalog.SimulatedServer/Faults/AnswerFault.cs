namespace Catalog.Simulation.Faults;

/// <summary>What may happen to an answer that was computed.</summary>
internal enum AnswerFault
{
    None,

    /// <summary>500 instead of it.</summary>
    Error,

    /// <summary>200 and a whole body, whose JSON breaks off.</summary>
    BrokenJson,

    /// <summary>200, and the connection is cut in the middle of the body.</summary>
    Disconnect,
}
