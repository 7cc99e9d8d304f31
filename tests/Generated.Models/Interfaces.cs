namespace Generated.Models;

// What models of a kind have in common. Their generated members are the implementations.

/// <summary>A network with one input and one output, whatever its loss.</summary>
/// <typeparam name="T">The element type.</typeparam>
public interface IModel<T> : INetwork<T>
    where T : unmanaged
{
    /// <summary>Computes the outputs of samples.</summary>
    void Predict(ReadOnlySpan<T> input, Span<T> output);
}

/// <summary>A model with targets that are numbers.</summary>
/// <typeparam name="T">The element type.</typeparam>
public interface IRegressor<T> : IModel<T>
    where T : unmanaged
{
    /// <summary>Computes the loss, the gradients and, unless <paramref name="dInput"/> is empty, the gradient of the input.</summary>
    T Train(ReadOnlySpan<T> input, ReadOnlySpan<T> target, Span<T> dInput = default);

    /// <summary>Computes the loss.</summary>
    T Evaluate(ReadOnlySpan<T> input, ReadOnlySpan<T> target);
}

/// <summary>A model with targets that are indices of classes.</summary>
/// <typeparam name="T">The element type.</typeparam>
public interface IClassifier<T> : IModel<T>
    where T : unmanaged
{
    /// <summary>Computes the loss, the gradients and, unless <paramref name="dInput"/> is empty, the gradient of the input.</summary>
    T Train(ReadOnlySpan<T> input, ReadOnlySpan<int> target, Span<T> dInput = default);

    /// <summary>Computes the loss.</summary>
    T Evaluate(ReadOnlySpan<T> input, ReadOnlySpan<int> target);
}
