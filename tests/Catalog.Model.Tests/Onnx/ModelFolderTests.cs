using System.ComponentModel.DataAnnotations;
using Catalog.Model.Chat;
using Catalog.Model.Onnx;
using Catalog.Model.Pictures;
using Xunit;

namespace Catalog.Model.Tests.Onnx;

/// <summary>What can't be used is refused at load, by name.</summary>
public sealed class ModelFolderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("catalog-model-").FullName;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task No_such_folder() => await RefusedAsync(Path.Combine(folder, "none"), "no such folder");

    [Fact]
    public async Task A_folder_without_configuration() => await RefusedAsync(folder, "genai_config.json is missing");

    [Theory]
    [InlineData("\"filename\": \"text.onnx\"", "\"filename\": \"other.onnx\"", "other.onnx is missing")]
    [InlineData("\"logits\": \"logits\"", "\"logits\": \"scores\"", "output scores is missing")]
    [InlineData("\"position_ids\": \"position_ids\"", "\"position_ids\": \"places\"", "input position_ids")]
    [InlineData("\"context_length\": 8192,", "", "model.context_length")]
    [InlineData("\"eos_token_id\": [", "\"eos_token_id\": [[", "genai_config.json")]
    public async Task A_configuration_that_does_not_fit(string from, string to, string message)
    {
        CopyModel();
        var path = Path.Combine(folder, "genai_config.json");
        var config = await File.ReadAllTextAsync(path, Cancelled);
        Assert.Contains(from, config, StringComparison.Ordinal);
        var at = config.IndexOf(from, StringComparison.Ordinal);
        await File.WriteAllTextAsync(path, config[..at] + to + config[(at + from.Length)..], Cancelled);
        await RefusedAsync(folder, message);
    }

    [Theory]
    [InlineData("""{"systemText": "short"}""", "systemText is short")]
    [InlineData("""{"sytemText": "full"}""", "sytemText is unknown")]
    public async Task A_profile_that_nobody_knows(string profile, string message)
    {
        CopyModel();
        await File.WriteAllTextAsync(Path.Combine(folder, "catalog-model.json"), profile, Cancelled);
        await RefusedAsync(folder, message);
    }

    [Fact]
    public async Task Without_a_profile_a_model_gets_the_full_text_and_all_trust()
    {
        CopyModel();
        File.Delete(Path.Combine(folder, "catalog-model.json"));
        await using var engine = await OnnxTextEngine.LoadAsync(folder, new EngineOptions(), Cancelled);
        Assert.Equal((SystemTextEdition.Full, true, null), (engine.Profile.SystemText, engine.Profile.TrustVerdicts, engine.Profile.Findings));
    }

    [Fact]
    public async Task The_fingerprint_changes_with_the_weights()
    {
        CopyModel();
        var before = await FingerprintAsync();
        var path = Path.Combine(folder, "text.onnx.data");
        var bytes = await File.ReadAllBytesAsync(path, Cancelled);
        bytes[^5] ^= 1;
        await File.WriteAllBytesAsync(path, bytes, Cancelled);
        Assert.NotEqual(before, await FingerprintAsync());
    }

    [Fact]
    public async Task A_text_only_model_refuses_pictures_by_name()
    {
        await using var engine = await OnnxTextEngine.LoadAsync(Path.Combine(AppContext.BaseDirectory, "Variants", "text-only"), new EngineOptions(), Cancelled);
        Assert.False(engine.Profile.ReadsPictures);
        var opening = new Opening("a", "b\n", [new Picture("shoe.jpg", new byte[1])], []);
        var error = await Assert.ThrowsAsync<PictureException>(() => engine.StartAsync(opening, new Usage(), Cancelled));
        Assert.Contains("shoe.jpg", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Options_out_of_range_name_their_key()
    {
        var error = await Assert.ThrowsAsync<ValidationException>(() => OnnxTextEngine.LoadAsync(folder, new EngineOptions { MaxRows = 0 }, Cancelled));
        Assert.Contains(nameof(EngineOptions.MaxRows), error.Message, StringComparison.Ordinal);
    }

    private async Task<string> FingerprintAsync()
    {
        await using var engine = await OnnxTextEngine.LoadAsync(folder, new EngineOptions(), Cancelled);
        return engine.Profile.Fingerprint;
    }

    private static async Task RefusedAsync(string path, string message)
    {
        var error = await Assert.ThrowsAsync<ModelFolderException>(() => OnnxTextEngine.LoadAsync(path, new EngineOptions(), Cancelled));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    private void CopyModel()
    {
        foreach (var file in Directory.EnumerateFiles(OracleFolder.Model)) File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
    }
}
