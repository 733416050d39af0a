using System.Globalization;
using Catalog.Model;
using Catalog.Model.Remote;

namespace Catalog.Jobs.Commands;

/// <summary>What servers serve, for people. The order of the properties is that of the JSON.</summary>
internal sealed record ServerSummary(
    string Name,
    string Fingerprint,
    int ContextLength,
    bool ReadsPictures,
    SystemTextEdition SystemText,
    bool TrustVerdicts,
    IReadOnlyList<string>? Findings,
    IReadOnlyList<ServerState> Servers)
{
    public static ServerSummary Of(RemoteTextEngine engine) => new(
        engine.Profile.Name, engine.Profile.Fingerprint, engine.Profile.ContextLength, engine.Profile.ReadsPictures, engine.Profile.SystemText,
        engine.Profile.TrustVerdicts, engine.Profile.Findings, [.. engine.Replicas.Select(replica => new ServerState(replica.Address.AbsoluteUri, replica.Works))]);

    public static IEnumerable<(string Name, string Value)> Lines(ServerSummary model)
    {
        yield return ("model", model.Name);
        foreach (var server in model.Servers) yield return ("address", server.Works ? server.Address : $"{server.Address} (no answer, or one that can't be used)");
        yield return ("fingerprint", model.Fingerprint);
        yield return ("context", $"{model.ContextLength.ToString("N0", CultureInfo.InvariantCulture)} tokens");
        yield return ("pictures", model.ReadsPictures ? "yes" : "no, text only");
        yield return ("system text", model.SystemText == SystemTextEdition.Compact ? "compact" : "full");
        yield return ("own verdicts", model.TrustVerdicts ? "count" : "don't count, code decides");
        yield return ("own findings", model.Findings is { } findings ? string.Join(", ", findings) : "all");
    }
}

/// <summary>A server and whether it can be used now.</summary>
internal sealed record ServerState(string Address, bool Works);
