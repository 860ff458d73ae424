namespace Concave.Ui.Components;

/// <summary>How something stands. Never by colour alone: the word beside it says the same.</summary>
public enum Tone
{
    /// <summary>Says nothing either way.</summary>
    Plain,

    /// <summary>Done, passed.</summary>
    Good,

    /// <summary>Waits for somebody, or is looser than the house standard.</summary>
    Waiting,

    /// <summary>Failed, withheld.</summary>
    Bad,
}
