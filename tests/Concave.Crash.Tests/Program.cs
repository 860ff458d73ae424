using Concave.Crash.Tests;

return args is ["submit", var home, var database, .. var people]
    ? await Submitter.Run(new(home, database), people)
    : await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args);
