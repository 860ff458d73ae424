using Concave.Kernel;

namespace Concave.Ui.Projects;

/// <summary>A page of a project beside its stages, as the way to it shows it.</summary>
/// <param name="Slug">Last part of its path.</param>
/// <param name="Name">In the reader's language.</param>
/// <param name="OpenTo">Who is shown the way; what they see there the handler decides.</param>
public sealed record ProjectRoom(string Slug, Func<string> Name, Roles OpenTo);
