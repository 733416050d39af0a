namespace Catalog.Dashboard.Charts;

/// <summary>A rectangle of the drawing, in its units.</summary>
public sealed record ChartBox(string State, double X, double Y, double Width, double Height);
