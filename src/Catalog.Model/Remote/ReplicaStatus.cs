namespace Catalog.Model.Remote;

/// <summary>What a server does at the moment, and has done.</summary>
/// <param name="Address">Its base address.</param>
/// <param name="Works">False while it is down, or refused.</param>
/// <param name="Limit">Requests that it is given at once.</param>
/// <param name="InFlight">Requests under way.</param>
/// <param name="Attempts">Requests sent, those of connecting not counted.</param>
/// <param name="Answered">Of these, answered.</param>
/// <param name="Busy">Of these, sent away with 429 or 503.</param>
/// <param name="Broken">Of these, failed at the server or on the way.</param>
public sealed record ReplicaStatus(Uri Address, bool Works, int Limit, int InFlight, long Attempts, long Answered, long Busy, long Broken);
