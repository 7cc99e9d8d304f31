using Generated;

namespace Gan;

/// <summary>
/// Two networks trained against each other: the discriminator to tell real images from generated ones, the generator
/// to have its images taken for real. Goodfellow et al., "Generative Adversarial Nets", 2014; told which digit to
/// draw: Mirza and Osindero, "Conditional Generative Adversarial Nets", 2014.
/// </summary>
internal sealed class Contest
{
    private const int NoiseSize = Generator.NoiseSize;
    private const int Pixels = Generator.OutputSize;
    private const int Digits = Generator.DigitSize;

    // Radford et al., 2015: with Adam's default of 0.9 for beta1, each network chases where the other was before.
    private const double Beta1 = 0.5;

    // Salimans et al., 2016: a discriminator that is never quite sure goes on giving gradients.
    private const float Real = 0.9f;

    private readonly int _batchSize;
    private readonly Generator _generator;
    private readonly Discriminator _discriminator;
    private readonly Adam _generatorOptimizer;
    private readonly Adam _discriminatorOptimizer;
    private readonly LearningRateSchedule[] _schedules;
    private readonly WeightAverage _average;
    private Philox _random;

    // A batch for the discriminator is real images, then as many generated ones of the same digits.
    private readonly float[] _images;   // [2·batch, 784]
    private readonly float[] _digits;   // [2·batch, 10]: 1 for the digit, 0 for the others
    private readonly float[] _targets;  // [2·batch]: 0.9 for real, 0 for generated
    private readonly float[] _noise;    // [batch, 32]
    private readonly float[] _success;  // [batch]: what the generator would have the discriminator say
    private readonly float[] _gradient; // [batch, 784]: of the generator's failure, by the pixels that it drew

    /// <summary>Makes two networks that know nothing yet.</summary>
    /// <param name="batchSize">Real images a step, and generated ones.</param>
    /// <param name="steps">How many steps there will be: learning rates fall to almost 0 over them.</param>
    /// <param name="seed">Every random choice follows from it.</param>
    public Contest(int batchSize, int steps, ulong seed)
    {
        _batchSize = batchSize;
        _random = new Philox(seed, stream: 1);
        _generator = new Generator(seed, batchSize);
        _average = new WeightAverage(_generator) { WarmUp = true };
        _discriminator = new Discriminator(seed + 1, 2 * batchSize);
        _generatorOptimizer = new Adam(Generator.ParameterCount) { LearningRate = 1e-3, Beta1 = Beta1 };
        _discriminatorOptimizer = new Adam(Discriminator.ParameterCount) { LearningRate = 5e-4, Beta1 = Beta1 };
        _schedules = [new CosineAnnealingLR(_generatorOptimizer, steps), new CosineAnnealingLR(_discriminatorOptimizer, steps)];

        _images = new float[2 * batchSize * Pixels];
        _digits = new float[2 * batchSize * Digits];
        _targets = new float[2 * batchSize];
        _targets.AsSpan(0, batchSize).Fill(Real);
        _noise = new float[batchSize * NoiseSize];
        _success = new float[batchSize];
        Array.Fill(_success, 1f);
        _gradient = new float[batchSize * Pixels];
    }

    /// <summary>One step of both. Allocates nothing.</summary>
    /// <param name="real">Real images, pixels from 0 to 1: <c>[batch, 784]</c>, always as many as the contest was made for.</param>
    /// <param name="labels">The digit that each shows.</param>
    /// <returns>Both losses: of telling images apart, and of having them taken for real.</returns>
    public (float Discriminator, float Generator) Step(ReadOnlySpan<float> real, ReadOnlySpan<int> labels)
    {
        Span<float> generated = _images.AsSpan(_batchSize * Pixels);
        ReadOnlySpan<float> digits = SetDigits(labels);
        Fill(_noise, ref _random);
        for (int i = 0; i < real.Length; i++)
            _images[i] = 2 * real[i] - 1;

        // The generator draws. Forward keeps what Backward will need.
        _generator.Forward(_noise, digits, generated);

        // The discriminator learns to tell the two halves of the batch apart.
        float discriminatorLoss = _discriminator.Train(_images, _digits, _targets);
        _discriminatorOptimizer.Step(_discriminator);

        // Then it is asked how each generated pixel would have to change for the image to be taken for real. That
        // fills its own gradients too, which nobody uses: this step is the generator's.
        float generatorLoss = _discriminator.Train(generated, digits, _success, _gradient);
        _generator.Backward(_gradient);
        _generatorOptimizer.Step(_generator);

        _average.Update(_generator);
        foreach (LearningRateSchedule schedule in _schedules)
            schedule.Step();
        return (discriminatorLoss, generatorLoss);
    }

    /// <summary>The share of the last step's generated images that the discriminator now sees through, 0 to 1.</summary>
    public double ShareCaught()
    {
        float[] scores = new float[2 * _batchSize];
        _discriminator.Predict(_images, _digits, scores);
        return scores.AsSpan(_batchSize).ToArray().Count(score => score < 0) / (double)_batchSize;
    }

    /// <summary>
    /// Draws digits as the average of the generator's weights over its last steps would, which is steadier than the
    /// generator of any one step.
    /// </summary>
    /// <param name="digits">Which to draw.</param>
    /// <param name="seed">Which images of them.</param>
    /// <returns>Images, pixels from 0 to 1: <c>[digits, 784]</c>.</returns>
    public float[] Draw(ReadOnlySpan<int> digits, ulong seed)
    {
        var artist = Generator.ForPrediction(digits.Length);
        _average.CopyTo(artist);

        var random = new Philox(seed, stream: 2);
        float[] noise = new float[digits.Length * NoiseSize];
        Fill(noise, ref random);
        float[] oneHot = new float[digits.Length * Digits];
        for (int i = 0; i < digits.Length; i++)
            oneHot[i * Digits + digits[i]] = 1;

        float[] images = new float[digits.Length * Pixels];
        artist.Predict(noise, oneHot, images);
        foreach (ref float pixel in images.AsSpan())
            pixel = (pixel + 1) / 2;
        return images;
    }

    /// <summary>The digits of a batch, in both its halves.</summary>
    /// <returns>One of the halves.</returns>
    private ReadOnlySpan<float> SetDigits(ReadOnlySpan<int> labels)
    {
        Array.Clear(_digits);
        for (int i = 0; i < labels.Length; i++)
            _digits[i * Digits + labels[i]] = _digits[(_batchSize + i) * Digits + labels[i]] = 1;
        return _digits.AsSpan(_batchSize * Digits);
    }

    private static void Fill(Span<float> noise, ref Philox random)
    {
        foreach (ref float value in noise)
            value = (float)random.NextNormal();
    }
}
