using static Concave.Ui.Languages.Speech;

namespace Concave.Ui.Components;

/// <summary>The short words that records hold, as they are said.</summary>
public static class RecordWords
{
    /// <summary>What tier 1 looked for.</summary>
    public static string Detector(string name) => name switch
    {
        "too_fast" => T("too fast"),
        "straight_lined_scores" => T("the same score everywhere"),
        "scores_contradict_choice" => T("scores contradict the choice"),
        "empty_rationale" => T("an explanation that says nothing"),
        "copied_rationale" => T("a copied explanation"),
        "rationale_of_ai" => T("the AI's explanation repeated"),
        "machine_written" => T("written as a program writes"),
        "rationale_language" => T("an explanation in another language"),
        "rationale_contradicts" => T("the explanation contradicts the answer"),
        "erring" => T("errs more than the others"),
        "drift" => T("errors become more frequent"),
        "side_habit" => T("prefers one side of the screen"),
        "long_run" => T("the same side many times running"),
        "length_habit" => T("goes by length"),
        "suggestion_habit" => T("goes by the AI's suggestion"),
        "repeated_scores" => T("repeats the scores"),
        "hasty" => T("hasty"),
        "marks_without_span" => T("marks without the words they are about"),
        "collusion" => T("agrees too often with one other person"),
        _ => name.Replace('_', ' '),
    };

    /// <summary>What a label rests on.</summary>
    public static string Basis(string basis) => basis switch
    {
        "single" => T("one judgment"),
        "agreement" => T("agreement"),
        "adjudication" => T("adjudication"),
        "majority" => T("the majority"),
        "spot_check" => T("spot check"),
        "tie" => T("a tie"),
        "cannot_judge" => T("cannot be judged"),
        "unresolved" => T("nothing: it is unresolved"),
        _ => basis.Replace('_', ' '),
    };

    /// <summary>What an overruled judgment got wrong.</summary>
    public static string Error(string error) => error switch
    {
        "overlooked" => T("Something in a response was overlooked"),
        "misread" => T("The question was misread"),
        "unchecked_fact" => T("A claim was not checked"),
        "guideline_misapplied" => T("A guideline was misapplied"),
        "slip" => T("A slip of the hand"),
        "taste" => T("No error: both can be defended"),
        "other" => T("Something else"),
        _ => error,
    };
}
