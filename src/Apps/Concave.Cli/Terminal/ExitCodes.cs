using Concave.Kernel;

namespace Concave.Cli.Terminal;

/// <summary>What a command leaves behind for the shell: 0 done, 1 a gate or check failed, 2 wrong use or bad input.</summary>
internal static class ExitCodes
{
    internal const int Done = 0;
    internal const int Failed = 1;
    internal const int Misused = 2;

    internal static int Of(Problem problem) => problem.Kind is ProblemKind.Refused or ProblemKind.Conflict ? Failed : Misused;
}
