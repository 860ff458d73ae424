using Concave.Data.Register;
using static Concave.Ui.Languages.Speech;

namespace Concave.Studio.Register;

/// <summary>What the pages call the kinds of requests, duties and logs.</summary>
internal static class RegisterWords
{
    internal static string Of(DataRequestKind kind) => kind switch
    {
        DataRequestKind.Access => T("access"),
        DataRequestKind.Correction => T("correction"),
        DataRequestKind.Erasure => T("erasure"),
        DataRequestKind.Grievance => T("complaint"),
        DataRequestKind.Nomination => T("nomination"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No word is agreed for it."),
    };

    internal static string Of(BreachDuty duty) => duty switch
    {
        BreachDuty.CertIn => T("CERT-In told"),
        BreachDuty.BoardTold => T("Data Protection Board told"),
        BreachDuty.PeopleTold => T("everybody concerned told"),
        BreachDuty.BoardReport => T("detailed report to the Board"),
        _ => throw new ArgumentOutOfRangeException(nameof(duty), duty, "No word is agreed for it."),
    };

    internal static string Of(RetentionKind kind) => kind switch
    {
        RetentionKind.ProjectLogs => T("tickets and download logs of destroyed projects (projects)"),
        RetentionKind.FinishedJobs => T("finished jobs"),
        RetentionKind.EndedLinks => T("one-time links that are over"),
        RetentionKind.EndedTokens => T("access tokens that are over"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No word is agreed for it."),
    };
}
