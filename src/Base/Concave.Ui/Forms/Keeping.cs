namespace Concave.Ui.Forms;

/// <summary>A form whose unsent entries are kept as one types.</summary>
/// <param name="Task">What is being decided: the browser's own copy is kept under it.</param>
/// <param name="Address">Where drafts are sent.</param>
/// <param name="Revision">The revision the page was made from; 0 before the first.</param>
public sealed record Keeping(Guid Task, string Address, int Revision);
