using Catalog.Model;

namespace Catalog.Jobs.Runs;

/// <summary>The model of this process. What it is can be known without loading it: a night with nothing to do needs no more.</summary>
public interface IModelSource
{
    /// <summary>Devices that it computes on, each with a copy of the model: as many pumps keep them busy.</summary>
    int Devices => 1;

    /// <summary>What the model is.</summary>
    ValueTask<ModelProfile> ProfileAsync(CancellationToken cancellationToken);

    /// <summary>Products that a pump should work on at once: enough that the model's batch stays full while some wait for their opening.</summary>
    int ProductsAtOnce => PumpOptions.DefaultProducts;

    /// <summary>The loaded model; loaded the first time.</summary>
    ValueTask<ITextEngine> EngineAsync(CancellationToken cancellationToken);
}
