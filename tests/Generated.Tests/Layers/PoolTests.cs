using Generated.Networks;
using Xunit;

namespace Generated.Tests.Layers;

/// <summary>Which element of a window wins where several could: as in PyTorch.</summary>
public class PoolTests
{
    private const float NaN = float.NaN;
    private const float Infinity = float.PositiveInfinity;

    /// <summary>The windows of a 2x2 pool of a 6x6 image of 3 channels, and which element of each has to get the gradient.</summary>
    [Theory]
    [InlineData(1, 1, 1, 1, 0)]
    [InlineData(0, 2, 2, 2, 1)]
    [InlineData(-1, -1, 3, 3, 2)]
    [InlineData(0, -0f, 0, 0, 0)]
    [InlineData(-0f, 0, -1, 0, 0)]
    [InlineData(-Infinity, -Infinity, -Infinity, -Infinity, 0)]
    [InlineData(-Infinity, -Infinity, -Infinity, -5, 3)]
    [InlineData(Infinity, 1, Infinity, Infinity, 0)]
    [InlineData(NaN, 1, 2, 3, 0)]
    [InlineData(1, NaN, 2, 3, 1)]
    [InlineData(Infinity, 1, 2, NaN, 3)]
    [InlineData(NaN, 1, NaN, 3, 2)]
    [InlineData(NaN, NaN, NaN, NaN, 3)]
    public void The_first_maximum_wins_but_the_last_NaN_over_all(float a, float b, float c, float d, int winner)
    {
        float[] window = [a, b, c, d];
        for (int place = 0; place < 27; place++)
        {
            (int row, int column, int channel) = (place / 9, place / 3 % 3, place % 3);
            int[] elements = [.. Enumerable.Range(0, 4).Select(i => (((((2 * row) + (i / 2)) * 6) + (2 * column) + (i % 2)) * 3) + channel)];
            var input = new float[108];
            for (int i = 0; i < 4; i++)
                input[elements[i]] = window[i];
            var network = new MaxPool2DAloneSingle(maxBatch: 1);
            float[] output = new float[27], gradient = new float[27], inputGradient = new float[108], expected = new float[108];
            network.Forward(input, output);
            Assert.Equal(window[winner], output[place]);
            Assert.Equal(26, output.Count(number => number == 0) - (output[place] == 0 ? 1 : 0));

            gradient[place] = 7;
            expected[elements[winner]] = 7;
            network.Backward(gradient, inputGradient);
            Assert.Equal(expected, inputGradient);

            network.Predict(input, output);
            Assert.Equal(window[winner], output[place]);
        }
    }
}
