using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Catalog.Simulation.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Catalog.Simulation.Http;

/// <summary>All endpoints.</summary>
internal static class Endpoints
{
    public static void Map(WebApplication app, Simulation simulation)
    {
        var chat = new ChatEndpoint(simulation);
        app.Use(async (context, next) =>
        {
            try
            {
                if (context.Request.Path.StartsWithSegments("/v1")) CheckKey(context, simulation.Settings.ApiKey);
                await next(context);
            }
            catch (ApiException e)
            {
                await ErrorWriter.WriteAsync(context, e);
            }
        });
        app.MapPost("/v1/chat/completions", chat.HandleAsync);
        app.MapGet("/v1/models", () => Results.Json(Models(simulation.Model())));
        app.MapGet("/health", () => Results.Json(new { model = simulation.Model().Name }));
        app.MapGet("/sim/stats", () => Results.Json(simulation.Stats(), SettingsJson.Options));
        app.MapGet("/sim/settings", () => Results.Json(simulation.Behaviour, SettingsJson.Options));
        app.MapPost("/sim/settings", (Delegate)((HttpContext context) => ChangeAsync(context, simulation)));
    }

    private static object Models(LoadedModel model)
    {
        var entry = new JsonObject { ["id"] = model.Name, ["object"] = "model", ["owned_by"] = "vllm", ["max_model_len"] = model.ContextLength };
        if (model.CatalogModel is { } own) entry["catalog_model"] = JsonSerializer.SerializeToNode(own);
        return new { @object = "list", data = new[] { entry } };
    }

    private static async Task<IResult> ChangeAsync(HttpContext context, Simulation simulation)
    {
        try
        {
            var changes = await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted) as JsonObject
                ?? throw new ValidationException("an object is expected");
            return Results.Json(simulation.Change(changes), SettingsJson.Options);
        }
        catch (Exception e) when (e is ValidationException or JsonException)
        {
            throw ApiException.BadRequest(e.Message, null);
        }
    }

    private static void CheckKey(HttpContext context, string key)
    {
        if (key.Length == 0) return;
        var given = Encoding.UTF8.GetBytes(context.Request.Headers.Authorization.ToString());
        if (!CryptographicOperations.FixedTimeEquals(given, Encoding.UTF8.GetBytes($"Bearer {key}"))) throw ApiException.Unauthorized();
    }
}
