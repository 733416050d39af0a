using System.Globalization;
using System.Text;
using Catalog.Jobs.Audit;
using Catalog.Jobs.Export;

namespace Catalog.Dashboard.Pages.Audit;

/// <summary>The audit log as a CSV file, written as it is read.</summary>
internal static class AuditEndpoints
{
    public static void MapAuditFile(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/audit/file", Send);

    private static IResult Send(HttpRequest request, AuditQueries log, CancellationToken cancellation)
    {
        var filter = AuditRoute.Read(request.Query);
        return Results.Stream(
            async stream =>
            {
                await using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
                await writer.WriteAsync(CsvLine.Of(["link", "id", "at", "actor", "action", "subject", "text", "product", "detail"]));
                await foreach (var line in log.AllAsync(filter, cancellation))
                    await writer.WriteAsync(CsvLine.Of([Number(line.Link), Number(line.Id), line.At.ToString("O", CultureInfo.InvariantCulture), line.Actor, line.Action, line.Subject, Number(line.CopyId), Number(line.ProductId), line.Detail]));
            },
            "text/csv; charset=utf-8",
            "audit.csv");
    }

    private static string Number(long? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";
}
