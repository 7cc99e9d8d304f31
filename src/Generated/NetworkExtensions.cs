namespace Generated;

/// <summary>Operations on two networks of the same kind.</summary>
public static class NetworkExtensions
{
    /// <summary>
    /// Makes a network equal to another one: copies all parameters and buffers, for example from a network that is trained to one made for
    /// prediction. Gradients and random numbers are not copied. If the target was made for prediction, other threads may predict with it at the same
    /// time: each prediction uses either all the old parameters or all the new ones, see <see cref="INetwork{T}.Replace"/>. The source must not
    /// change during the call.
    /// </summary>
    /// <typeparam name="T">The networks' element type.</typeparam>
    /// <param name="network">The network that is changed.</param>
    /// <param name="from">The network that is copied, of the same class or one with the same layers.</param>
    /// <exception cref="ArgumentException">The networks' parameters or buffers differ in number, names or shapes.</exception>
    /// <exception cref="InvalidOperationException">The source was made for prediction and has no parameters yet.</exception>
    public static void CopyFrom<T>(this INetwork<T> network, INetwork<T> from)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(from);
        Compare(network.ParameterTable, from.ParameterTable);
        Compare(network.BufferTable, from.BufferTable);
        if (!from.IsLoaded)
            throw new InvalidOperationException("The network to copy from was made for prediction and has no parameters yet: Load a checkpoint into it, or CopyFrom one that was trained.");
        network.Replace(from.Parameters, from.Buffers);
    }

    private static void Compare(ParameterTable to, ParameterTable from)
    {
        for (int i = 0; i < Math.Max(to.Count, from.Count); i++)
        {
            ParameterInfo? mine = i < to.Count ? to[i] : null;
            ParameterInfo? other = i < from.Count ? from[i] : null;
            if (mine is null || other is null || mine.Name != other.Name || !mine.Shape.SequenceEqual(other.Shape))
                throw new ArgumentException($"The networks differ: {Text(mine)} here, {Text(other)} in the one to copy from.", nameof(from));
        }
    }

    private static string Text(ParameterInfo? tensor) => tensor is null ? "nothing" : $"{tensor.Name} [{string.Join(", ", tensor.Shape.ToArray())}]";
}
