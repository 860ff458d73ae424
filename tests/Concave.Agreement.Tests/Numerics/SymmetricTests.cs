namespace Concave.Agreement.Tests;

public sealed class SymmetricTests
{
    // The product of the lower triangle (2; 6 1; −8 5 3) and its transpose: everything stays whole.
    private static readonly double[] Matrix = [4, 12, -16, 12, 37, -43, -16, -43, 98];

    [Fact]
    public void Three_equations_with_whole_solutions()
    {
        // 4 + 24 − 48, 12 + 74 − 129 and −16 − 86 + 294.
        var x = Symmetric.Solve(Matrix, [-20, -43, 192]);

        for (var i = 0; i < 3; i++)
            Assert.Equal(i + 1, x[i], 1e-9);
    }

    [Fact]
    public void The_inverse_times_the_matrix_is_the_unit_matrix()
    {
        var inverse = Symmetric.Inverse(Matrix, 3);

        for (var cell = 0; cell < 9; cell++)
        {
            var product = Enumerable.Range(0, 3).Sum(k => inverse[(cell / 3 * 3) + k] * Matrix[(k * 3) + (cell % 3)]);
            Assert.Equal(cell / 3 == cell % 3 ? 1 : 0, product, 1e-9);
        }
    }
}
