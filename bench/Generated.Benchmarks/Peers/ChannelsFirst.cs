namespace Generated.Benchmarks;

/// <summary>The order in which the peers have images: [channels, positions] where networks here have [positions, channels].</summary>
internal static class ChannelsFirst
{
    /// <summary>A copy of so many images, or of rows of weights that images are multiplied by.</summary>
    public static float[] Of(float[] images, int count, int channels)
    {
        var turned = new float[images.Length];
        int size = images.Length / count, positions = size / channels;
        for (int image = 0; image < count; image++)
        {
            for (int position = 0; position < positions; position++)
            {
                for (int channel = 0; channel < channels; channel++)
                    turned[image * size + channel * positions + position] = images[image * size + position * channels + channel];
            }
        }
        return turned;
    }
}
