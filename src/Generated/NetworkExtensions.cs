namespace Generated;

/// <summary>What any network can do with another of its kind.</summary>
public static class NetworkExtensions
{
    /// <summary>
    /// Makes a network what another one is: copies all parameters and buffers, such as from one that is trained to one made for
    /// prediction. Gradients and random numbers stay as they are. A network made for prediction may get other parameters while other threads predict with it:
    /// each prediction has all the old ones or all the new ones, see <see cref="INetwork{T}.Replace"/>. The network that is copied must not change meanwhile.
    /// </summary>
    /// <typeparam name="T">The networks' element type.</typeparam>
    /// <param name="network">The network that is changed.</param>
    /// <param name="from">The network that is copied, of the same class or one with the same layers.</param>
    /// <exception cref="ArgumentException">The networks' parameters or buffers differ in number, names or shapes.</exception>
    /// <exception cref="InvalidOperationException">The network that is to be copied was made for prediction and never loaded.</exception>
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
