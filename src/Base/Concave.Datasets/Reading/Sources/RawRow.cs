namespace Concave.Datasets.Reading;

/// <summary>
/// One row as bytes of JSON, whatever the container was. The memory is valid until the next row is asked for.
/// A fault stands in place of the bytes when the container itself is broken here.
/// </summary>
internal readonly record struct RawRow(long Number, ReadOnlyMemory<byte> Json, RowFault? Fault = null);
