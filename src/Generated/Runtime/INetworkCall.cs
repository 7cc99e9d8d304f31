using System.ComponentModel;

namespace Generated.Runtime;

/// <summary>
/// What a caller gives to a member of a network: spans for inputs, targets, outputs and gradients, those that the member does not take empty; and
/// what works on them. <see cref="NetworkCalls{T}"/> are the members. Implemented by generated code.
/// </summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
/// <typeparam name="T">The network's element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface INetworkCall<TSelf, T>
    where TSelf : INetworkCall<TSelf, T>, allows ref struct
    where T : unmanaged
{
    /// <summary>Whether a training step draws random numbers.</summary>
    static abstract bool UsesRandom { get; }

    /// <summary>Does a part of the computation with vectors of a width.</summary>
    /// <typeparam name="TSimd">The vectors' operations.</typeparam>
    /// <typeparam name="TVector">The type of the vectors.</typeparam>
    /// <param name="section">The part.</param>
    /// <param name="memory">The network's memory.</param>
    /// <returns>The loss, of a part that computes it; otherwise 0.</returns>
    T Run<TSimd, TVector>(NetworkSection section, scoped in NetworkMemory<T> memory)
        where TSimd : struct, ISimd<TVector, T>
        where TVector : struct;

    /// <summary>What is given for some of the samples.</summary>
    /// <param name="samples">Which they are.</param>
    TSelf Turn(WorkShare samples);

    /// <summary>Takes the outputs from the memory of a prediction, because the caller does not want them.</summary>
    /// <param name="memory">The network's memory.</param>
    void UseOutputs(in NetworkMemory<T> memory);

    /// <summary>Checks that the outputs are what the losses accept.</summary>
    /// <param name="memory">The network's memory.</param>
    /// <param name="trains">Whether the outputs are those of a training step, in memory.</param>
    /// <exception cref="ArgumentException">An output is not a probability, and a loss takes it as one.</exception>
    void CheckOutputs(scoped in NetworkMemory<T> memory, bool trains);

    /// <summary>The weight of a loss of these samples in the loss of more; <see cref="LossSum.OfSum"/> if the loss is a sum.</summary>
    /// <param name="loss">The number of the loss.</param>
    /// <param name="count">How many samples these are.</param>
    double WeightOf(int loss, int count);

    /// <summary>After a forward pass: gives the caller the outputs, and keeps the inputs that the backward pass reads.</summary>
    /// <param name="memory">The network's memory.</param>
    void Keep(scoped in NetworkMemory<T> memory);

    /// <summary>Whether the caller wants an input's gradient; there is then memory for all of them.</summary>
    /// <param name="memory">The network's memory.</param>
    bool TakesInputGradients(in NetworkMemory<T> memory);
}
