using Concave.Data.Context;
using Concave.Kernel;

namespace Concave.Studio.Accounts;

/// <summary>What the account's own page and the operator's page of it both show.</summary>
internal static class AccountQueries
{
    extension(ConcaveDb db)
    {
        /// <summary>The roles somebody holds on single projects, by title.</summary>
        internal IQueryable<ProjectRolesLine> RolesOnProjects(Guid user) =>
            from role in db.ProjectRoles
            where role.UserId == user && role.Roles != Roles.None
            join project in db.Projects on role.ProjectId equals project.Id
            orderby project.Title, project.Id
            select new ProjectRolesLine(project.Id, project.Title, role.Roles);

        /// <summary>What was done to an account, newest first.</summary>
        internal IQueryable<ActLine> ActsOn(Guid user) =>
            from act in db.AccountActs
            where act.UserId == user
            orderby act.Id descending
            join someone in db.Users on act.By equals someone.Id into doers
            from doer in doers.DefaultIfEmpty()
            join project in db.Projects on act.ProjectId equals project.Id into projects
            from project in projects.DefaultIfEmpty()
            select new ActLine(act.At, act.Kind, doer == null ? null : doer.DisplayName, act.Roles, project == null ? null : project.Title, act.About);
    }
}
