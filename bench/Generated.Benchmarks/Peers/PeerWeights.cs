namespace Generated.Benchmarks;

/// <summary>A network's parameters and running statistics, handed out tensor by tensor in the network's order and in the peers' layout.</summary>
internal sealed class PeerWeights(IReadOnlyList<float[]> parameters, IReadOnlyList<float[]> buffers)
{
    private int _parameter;
    private int _buffer;

    public float[] Next() => parameters[_parameter++];

    /// <summary>The weights [out, in] of a dense layer, their columns in the order of the peers' flattened image.</summary>
    public float[] Next(DenseStep dense) => ChannelsFirst.Of(Next(), dense.Outputs, dense.Channels);

    /// <summary>The means of a batch normalisation, then its variances.</summary>
    public float[] NextBuffer() => buffers[_buffer++];

    /// <exception cref="InvalidOperationException">The peer lacks a layer that the network has.</exception>
    public void CheckAllTaken()
    {
        if (_parameter != parameters.Count || _buffer != buffers.Count)
            throw new InvalidOperationException($"The peer took {_parameter} of {parameters.Count} parameters and {_buffer} of {buffers.Count} buffers.");
    }
}
