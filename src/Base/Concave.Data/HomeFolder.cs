namespace Concave.Data;

/// <summary>The folder of this installation: keys, blobs, work in progress.</summary>
public sealed record HomeFolder(string Path)
{
    /// <summary>Keys; only the process's user reads it.</summary>
    public string Keys => System.IO.Path.Combine(Path, "keys");

    /// <summary>What is being made and not kept.</summary>
    public string Work => System.IO.Path.Combine(Path, "work");
}
