namespace Concave.Datasets.Auditing;

/// <summary>A column of differences, chosen minus rejected; positions count +1 for the first, −1 for the second.</summary>
internal sealed class Sided(string look, bool assessable = true)
{
    private readonly List<double> _differences = [];

    internal string Look => look;
    internal bool Assessable => assessable;
    internal int More { get; private set; }
    internal int Differing { get; private set; }

    internal double this[int pair] => _differences[pair];

    internal void Add(double difference)
    {
        _differences.Add(difference);
        More += difference > 0 ? 1 : 0;
        Differing += difference != 0 ? 1 : 0;
    }
}
