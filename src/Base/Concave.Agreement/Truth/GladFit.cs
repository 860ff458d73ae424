namespace Concave.Agreement;

/// <summary>Generalised EM for GLAD: exact posteriors, then a few damped Fisher steps for skills and easiness.</summary>
internal sealed class GladFit
{
    private const int StepsPerRound = 5;

    private readonly Ratings _ratings;
    private readonly double[] _posterior;
    private readonly double[] _skill;
    private readonly double[] _logEase;

    internal GladFit(Ratings ratings)
    {
        _ratings = ratings;
        _posterior = new double[ratings.ItemCount * ratings.Categories];
        _skill = new double[ratings.RaterCount];
        _logEase = new double[ratings.ItemCount];
        Array.Fill(_skill, 1);
    }

    internal GladResult Run(double tolerance, int maxRounds)
    {
        var (likelihood, rounds, converged) = (Judge(), 0, false);
        while (rounds < maxRounds && !converged)
        {
            for (var step = 0; step < StepsPerRound; step++)
                Climb();
            var next = Judge();
            converged = Math.Abs(next - likelihood) <= tolerance * Math.Abs(next);
            (likelihood, rounds) = (next, rounds + 1);
        }

        return new(_posterior, _skill, [.. _logEase.Select(Math.Exp)], likelihood, rounds, converged, _ratings.Categories);
    }

    private static double Right(double skill, double ease) => 1 / (1 + Math.Exp(-skill * ease));

    private double Judge()
    {
        var (k, likelihood) = (_ratings.Categories, 0.0);
        for (var item = 0; item < _ratings.ItemCount; item++)
        {
            var scores = _posterior.AsSpan(item * k, k);
            scores.Fill(-Math.Log(k));
            var ease = Math.Exp(_logEase[item]);
            var labels = _ratings.LabelsOf(item);
            var raters = _ratings.RatersOf(item);
            for (var i = 0; i < labels.Length; i++)
            {
                var right = Math.Clamp(Right(_skill[raters[i]], ease), 1e-12, 1 - 1e-12);
                for (var c = 0; c < k; c++)
                    scores[c] += Math.Log(c == labels[i] ? right : (1 - right) / (k - 1));
            }

            likelihood += LogSumExp.Normalise(scores);
        }

        return likelihood;
    }

    private void Climb()
    {
        var (slope, curve) = (new double[_skill.Length], new double[_skill.Length]);
        for (var item = 0; item < _ratings.ItemCount; item++)
        {
            var ease = Math.Exp(_logEase[item]);
            var (slopeOfEase, curveOfEase) = (-_logEase[item], 1.0);
            var labels = _ratings.LabelsOf(item);
            for (var i = 0; i < labels.Length; i++)
            {
                var rater = _ratings.RatersOf(item)[i];
                var right = Right(_skill[rater], ease);
                var miss = _posterior[(item * _ratings.Categories) + labels[i]] - right;
                var spread = right * (1 - right);
                slope[rater] += miss * ease;
                curve[rater] += spread * ease * ease;
                slopeOfEase += miss * _skill[rater] * ease;
                curveOfEase += spread * _skill[rater] * _skill[rater] * ease * ease;
            }

            _logEase[item] = Math.Clamp(_logEase[item] + Math.Clamp(slopeOfEase / curveOfEase, -0.5, 0.5), -5, 5);
        }

        for (var rater = 0; rater < _skill.Length; rater++)
            _skill[rater] += Math.Clamp((slope[rater] + 1 - _skill[rater]) / (curve[rater] + 1), -0.5, 0.5);
    }
}
