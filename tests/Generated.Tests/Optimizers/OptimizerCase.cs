namespace Generated.Tests.Optimizers;

/// <summary>An optimizer with settings away from its defaults, and its formula as a student would write it.</summary>
/// <param name="Create">Makes the optimizer for a number of parameters.</param>
/// <param name="Naive">Updates the parameters p by the gradients g in step t (from 1), with three states s.</param>
public sealed record OptimizerCase(Func<int, Precision, Optimizer> Create, Action<double[], double[], int, double[][]> Naive)
{
    public static IReadOnlyDictionary<string, OptimizerCase> All { get; } = new Dictionary<string, OptimizerCase>
    {
        ["SGD"] = new(
            (n, precision) => new SGD(n, precision) { LearningRate = 0.1, WeightDecay = 0.01 },
            Each((ref p, g, t, _) => p -= 0.1 * (g + (0.01 * p)))),
        ["SGD momentum, dampening"] = new(
            (n, precision) => new SGD(n, precision) { LearningRate = 0.1, Momentum = 0.8, Dampening = 0.3 },
            Each((ref p, g, t, s) =>
            {
                s[0] = t == 1 ? g : (0.8 * s[0]) + (0.7 * g);
                p -= 0.1 * s[0];
            })),
        ["SGD Nesterov"] = new(
            (n, precision) => new SGD(n, precision) { LearningRate = 0.1, Momentum = 0.8, Nesterov = true },
            Each((ref p, g, t, s) =>
            {
                s[0] = t == 1 ? g : (0.8 * s[0]) + g;
                p -= 0.1 * (g + (0.8 * s[0]));
            })),
        ["Adam"] = new(
            (n, precision) => new Adam(n, precision) { LearningRate = 0.05, WeightDecay = 0.02, Beta1 = 0.8, Beta2 = 0.95, Epsilon = 1e-6 },
            Each((ref p, g, t, s) =>
            {
                (double m, double v) = Moments(g + (0.02 * p), s, 0.8, 0.95);
                p -= 0.05 / (1 - Math.Pow(0.8, t)) * m / ((Math.Sqrt(v) / Math.Sqrt(1 - Math.Pow(0.95, t))) + 1e-6);
            })),
        ["Adam AMSGrad"] = new(
            (n, precision) => new Adam(n, precision) { LearningRate = 0.05, AmsGrad = true, Beta2 = 0.5 },
            Each((ref p, g, t, s) =>
            {
                (double m, double v) = Moments(g, s, 0.9, 0.5);
                s[2] = Math.Max(s[2], v);
                p -= 0.05 / (1 - Math.Pow(0.9, t)) * m / ((Math.Sqrt(s[2]) / Math.Sqrt(1 - Math.Pow(0.5, t))) + 1e-8);
            })),
        ["AdamW"] = new(
            (n, precision) => new AdamW(n, precision) { LearningRate = 0.05, WeightDecay = 0.2 },
            Each((ref p, g, t, s) =>
            {
                p *= 1 - (0.05 * 0.2);
                (double m, double v) = Moments(g, s, 0.9, 0.999);
                p -= 0.05 / (1 - Math.Pow(0.9, t)) * m / ((Math.Sqrt(v) / Math.Sqrt(1 - Math.Pow(0.999, t))) + 1e-8);
            })),
        ["NAdam"] = new(
            (n, precision) => new NAdam(n, precision) { LearningRate = 0.05, WeightDecay = 0.1, MomentumDecay = 0.05 },
            Each((ref p, g, t, s) =>
            {
                g += 0.1 * p;
                (double m, double v) = Moments(g, s, 0.9, 0.999);
                static double Mu(int step) => 0.9 * (1 - (0.5 * Math.Pow(0.96, step * 0.05)));
                double product = 1;
                for (int i = 1; i <= t; i++)
                    product *= Mu(i);
                double root = Math.Sqrt(v / (1 - Math.Pow(0.999, t))) + 1e-8;
                p -= 0.05 * (1 - Mu(t)) / (1 - product) * g / root;
                p -= 0.05 * Mu(t + 1) / (1 - (product * Mu(t + 1))) * m / root;
            })),
        ["RAdam"] = new(
            (n, precision) => new RAdam(n, precision) { LearningRate = 0.05, WeightDecay = 0.1, DecoupledWeightDecay = true },
            Each((ref p, g, t, s) =>
            {
                p *= 1 - (0.05 * 0.1);
                (double m, double v) = Moments(g, s, 0.9, 0.999);
                double limit = (2 / (1 - 0.999)) - 1;
                double length = limit - (2 * t * Math.Pow(0.999, t) / (1 - Math.Pow(0.999, t)));
                double corrected = m / (1 - Math.Pow(0.9, t));
                p -= length > 5
                    ? 0.05 * corrected * Math.Sqrt((length - 4) * (length - 2) * limit / ((limit - 4) * (limit - 2) * length)) * Math.Sqrt(1
                        - Math.Pow(0.999, t)) / (Math.Sqrt(v) + 1e-8)
                    : 0.05 * corrected;
            })),
        ["RMSProp"] = new(
            (n, precision) => new RMSProp(n, precision) { LearningRate = 0.02, WeightDecay = 0.1, Alpha = 0.9 },
            Each((ref p, g, t, s) =>
            {
                g += 0.1 * p;
                s[0] = (0.9 * s[0]) + (0.1 * g * g);
                p -= 0.02 * g / (Math.Sqrt(s[0]) + 1e-8);
            })),
        ["RMSProp centred, momentum"] = new(
            (n, precision) => new RMSProp(n, precision) { LearningRate = 0.001, Centered = true, Momentum = 0.7, Epsilon = 0.1 },
            Each((ref p, g, t, s) =>
            {
                s[0] = (0.99 * s[0]) + (0.01 * g * g);
                s[1] = (0.99 * s[1]) + (0.01 * g);
                s[2] = (0.7 * s[2]) + (g / (Math.Sqrt(s[0] - (s[1] * s[1])) + 0.1));
                p -= 0.001 * s[2];
            })),
        ["Adagrad"] = new(
            (n, precision) => new Adagrad(n, precision) { LearningRate = 0.1, WeightDecay = 0.1, LearningRateDecay = 0.2, InitialAccumulatorValue = 0.5 },
            Each((ref p, g, t, s) =>
            {
                g += 0.1 * p;
                s[0] = (t == 1 ? 0.5 : s[0]) + (g * g);
                p -= 0.1 / (1 + ((t - 1) * 0.2)) * g / (Math.Sqrt(s[0]) + 1e-10);
            })),
        ["Adadelta"] = new(
            (n, precision) => new Adadelta(n, precision) { WeightDecay = 0.1, Rho = 0.8 },
            Each((ref p, g, t, s) =>
            {
                g += 0.1 * p;
                s[0] = (0.8 * s[0]) + (0.2 * g * g);
                double delta = Math.Sqrt(s[1] + 1e-6) / Math.Sqrt(s[0] + 1e-6) * g;
                s[1] = (0.8 * s[1]) + (0.2 * delta * delta);
                p -= delta;
            })),
        ["Adamax"] = new(
            (n, precision) => new Adamax(n, precision) { LearningRate = 0.05, WeightDecay = 0.1, Beta2 = 0.7 },
            Each((ref p, g, t, s) =>
            {
                g += 0.1 * p;
                s[0] = (0.9 * s[0]) + (0.1 * g);
                s[1] = Math.Max(0.7 * s[1], Math.Abs(g) + 1e-8);
                p -= 0.05 / (1 - Math.Pow(0.9, t)) * s[0] / s[1];
            })),
        ["Lion"] = new(
            (n, precision) => new Lion(n, precision) { LearningRate = 0.01, WeightDecay = 0.3 },
            Each((ref p, g, t, s) =>
            {
                p *= 1 - (0.01 * 0.3);
                p -= 0.01 * Math.Sign((0.9 * s[0]) + (0.1 * g));
                s[0] = (0.99 * s[0]) + (0.01 * g);
            })),
        ["LAMB"] = new(
            (n, precision) => new LAMB(n, precision) { LearningRate = 0.02, WeightDecay = 0.1 },
            (p, g, t, s) =>
            {
                var update = new double[p.Length];
                for (int i = 0; i < p.Length; i++)
                {
                    s[0][i] = (0.9 * s[0][i]) + (0.1 * g[i]);
                    s[1][i] = (0.999 * s[1][i]) + (0.001 * g[i] * g[i]);
                    update[i] = (s[0][i] / (1 - Math.Pow(0.9, t)) / (Math.Sqrt(s[1][i] / (1 - Math.Pow(0.999, t))) + 1e-6)) + (0.1 * p[i]);
                }
                double trust = Math.Sqrt(p.Sum(x => x * x)) / Math.Sqrt(update.Sum(x => x * x));
                for (int i = 0; i < p.Length; i++)
                    p[i] -= 0.02 * trust * update[i];
            }),
    };

    /// <summary>The formula for one parameter, applied to each.</summary>
    private delegate void Formula(ref double p, double g, int t, double[] s);

    private static Action<double[], double[], int, double[][]> Each(Formula formula) => (p, g, t, s) =>
    {
        for (int i = 0; i < p.Length; i++)
        {
            double[] own = [s[0][i], s[1][i], s[2][i]];
            formula(ref p[i], g[i], t, own);
            (s[0][i], s[1][i], s[2][i]) = (own[0], own[1], own[2]);
        }
    };

    private static (double Mean, double Square) Moments(double g, double[] s, double beta1, double beta2)
    {
        s[0] = (beta1 * s[0]) + ((1 - beta1) * g);
        s[1] = (beta2 * s[1]) + ((1 - beta2) * g * g);
        return (s[0], s[1]);
    }
}
