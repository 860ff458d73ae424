using Concave.Crash.Tests;

return args is ["submit", var home, var database, .. var people]
    ? await Submitter.Run(new(home, database), people)
    : args is ["make", var place, var at, var order, var died] ? await Asker.Make(new(place, at), order, died)
    : args is ["ask", var folder, var where, var pass, var life] ? await Asker.Run(new(folder, where), pass, life)
    : await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args);
