using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Catalog.Simulation.Http;

/// <summary>Writes error objects.</summary>
internal static class ErrorWriter
{
    public static async Task WriteAsync(HttpContext context, ApiException error)
    {
        context.Response.StatusCode = error.Status;
        if (error.RetryAfter is { } seconds) context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        var code = (object?)error.Code ?? error.Status;
        await context.Response.WriteAsJsonAsync(
            new { error = new { message = error.Message, type = error.Type, param = error.Param, code } }, context.RequestAborted);
    }
}
