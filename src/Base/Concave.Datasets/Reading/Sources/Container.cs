namespace Concave.Datasets.Reading;

/// <summary>What holds the rows.</summary>
internal enum Container
{
    /// <summary>One JSON object a line.</summary>
    Lines,

    /// <summary>One JSON array of objects.</summary>
    Array,

    /// <summary>Comma-separated values with a header.</summary>
    Csv,

    /// <summary>Apache Parquet.</summary>
    Parquet,

    /// <summary>A folder: one of our own deliveries.</summary>
    Delivery,
}
