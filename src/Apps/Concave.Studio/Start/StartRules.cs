using Concave.Kernel;
using static Concave.Ui.Languages.Speech;

namespace Concave.Studio.Start;

/// <summary>What somebody does first, by the roles they hold.</summary>
internal static class StartRules
{
    internal static IEnumerable<(string Path, string What, string Why)> Steps(Actor actor, StartView view)
    {
        if (actor.Has(Roles.Operator))
        {
            yield return ("/installation/people", T("Open accounts and give roles"), T("Each person gets a link and chooses a password; you never know it."));
            yield return ("/installation", T("See that the machine is well"), T("Health, jobs, room on the disk, and when the last backup was made."));
        }

        if (actor.Has(Roles.Lead))
            yield return ("/projects", view.Projects == 0 ? T("Begin the first project") : T("Go to your projects"), T("A project begins with a client, a signed NDA and a brief. Its board always says what comes next."));
        if (actor.Has(Roles.Client))
            yield return ("/projects", T("Read and approve your guidelines"), T("You approve an exact version; work begins after that. Then you watch the gates, and download what passed."));
        if (actor.Has(Roles.Annotator))
            yield return ("/projects", view.Projects == 0 ? T("Wait for an invitation") : T("Calibrate, then judge"), T("A lead invites you to a project. You calibrate on pairs with known answers first; then the next pair is one key away."));
        if (actor.Has(Roles.Senior | Roles.Engineer))
            yield return ("/projects", T("Settle what is open"), T("Disagreements wait for a written resolution, and a sample of finished pairs for a check."));
        yield return ("/account", T("Add a passkey"), T("Sign in by finger, face or key; a password can be guessed, a passkey cannot."));
    }
}
