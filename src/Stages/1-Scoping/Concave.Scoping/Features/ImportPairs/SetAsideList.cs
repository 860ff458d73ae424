using Concave.Kernel;

namespace Concave.Scoping;

/// <summary>The file that the full list of rows set aside goes to, if one is wanted.</summary>
internal sealed record SetAsideList(StreamWriter? Writer)
{
    internal static Result<SetAsideList> Create(ImportPairs.Request request)
    {
        if (request.SetAsidePath is not { } path)
            return new SetAsideList(Writer: null);
        if (Path.GetFullPath(path) == Path.GetFullPath(request.Path))
            return ImportErrors.SetAsideIsInput;
        try
        {
            return new SetAsideList(new StreamWriter(path, append: false));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return ImportErrors.SetAsideUnwritable;
        }
    }
}
