namespace Concave.Cli.Demo;

/// <summary>Finds the repository's own samples from wherever the program was built to.</summary>
internal static class Samples
{
    internal static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var samples = Path.Combine(folder.FullName, "samples");
            if (File.Exists(Path.Combine(samples, "panel.json")))
                return samples;
        }

        return null;
    }
}
