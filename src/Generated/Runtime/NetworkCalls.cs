using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Generated.Runtime;

/// <summary>The members of networks, after their arguments have been checked. Used by generated code.</summary>
/// <typeparam name="T">The network's element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class NetworkCalls<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Computes the outputs, in turns of as many samples as the network takes at once.</summary>
    /// <typeparam name="TCall">The type of what the caller gives.</typeparam>
    /// <param name="buffers">The network's memory. A whole call has the same weights, even while others are loaded.</param>
    /// <param name="batch">The number of samples.</param>
    /// <param name="call">What the caller gives.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Predict<TCall>(NetworkBuffers<T> buffers, int batch, TCall call)
        where TCall : INetworkCall<TCall, T>, allows ref struct
    {
        if (batch > buffers.MaxBatch)
        {
            PredictInTurns(buffers, batch, call);
            return;
        }
        using Workspace<T> workspace = buffers.Rent();
        Run(ref call, NetworkSection.Predict, buffers.ForPrediction(workspace, batch));
    }

    private static void PredictInTurns<TCall>(NetworkBuffers<T> buffers, int batch, TCall call)
        where TCall : INetworkCall<TCall, T>, allows ref struct
    {
        using Workspace<T> workspace = buffers.Rent();
        foreach (WorkShare samples in WorkShare.Whole(batch).InSteps(buffers.MaxBatch))
        {
            TCall turn = call.Turn(samples);
            Run(ref turn, NetworkSection.Predict, buffers.ForPrediction(workspace, samples.Count));
        }
    }

    /// <summary>Computes the loss, of more samples than the network takes at once by the losses of turns and their weights.</summary>
    /// <typeparam name="TCall">The type of what the caller gives.</typeparam>
    /// <param name="buffers">The network's memory. A whole call has the same weights, even while others are loaded.</param>
    /// <param name="batch">The number of samples.</param>
    /// <param name="call">What the caller gives.</param>
    /// <exception cref="ArgumentException">An output is not a probability, and a loss takes it as one.</exception>
    public static T Evaluate<TCall>(NetworkBuffers<T> buffers, int batch, TCall call)
        where TCall : INetworkCall<TCall, T>, allows ref struct
    {
        if (batch <= buffers.MaxBatch)
            return EvaluateTurn(buffers, batch, call);

        LossSum sum = default;
        foreach (WorkShare samples in WorkShare.Whole(batch).InSteps(buffers.MaxBatch))
        {
            TCall turn = call.Turn(samples);
            sum.Add(double.CreateTruncating(EvaluateTurn(buffers, samples.Count, turn)), turn.WeightOf(0, samples.Count));
        }
        return T.CreateTruncating(sum.Result);
    }

    /// <summary>The same for a network of several losses.</summary>
    /// <typeparam name="TCall">The type of what the caller gives.</typeparam>
    /// <param name="buffers">The network's memory. A whole call has the same weights, even while others are loaded.</param>
    /// <param name="batch">The number of samples.</param>
    /// <param name="call">What the caller gives; its turns have the span for their losses.</param>
    /// <param name="losses">Where each loss goes; empty if the caller does not want them.</param>
    /// <param name="factors">What each loss is multiplied with in their sum.</param>
    /// <exception cref="ArgumentException">An output is not a probability, and a loss takes it as one.</exception>
    public static T Evaluate<TCall>(NetworkBuffers<T> buffers, int batch, TCall call, Span<T> losses, ReadOnlySpan<T> factors)
        where TCall : ISeveralLosses<T>, INetworkCall<TCall, T>, allows ref struct
    {
        if (batch <= buffers.MaxBatch)
            return EvaluateTurn(buffers, batch, call);

        Span<T> turnLosses = stackalloc T[factors.Length];
        Span<LossSum> sums = stackalloc LossSum[factors.Length];
        foreach (WorkShare samples in WorkShare.Whole(batch).InSteps(buffers.MaxBatch))
        {
            scoped TCall turn = call.Turn(samples);
            turn.SetLosses(turnLosses);
            EvaluateTurn(buffers, samples.Count, turn);
            for (int i = 0; i < factors.Length; i++)
                sums[i].Add(double.CreateTruncating(turnLosses[i]), turn.WeightOf(i, samples.Count));
        }
        T total = T.Zero;
        for (int i = 0; i < factors.Length; i++)
        {
            turnLosses[i] = T.CreateTruncating(sums[i].Result);
            total = i == 0 ? factors[i] * turnLosses[i] : total + (factors[i] * turnLosses[i]);
        }
        if (!losses.IsEmpty)
            turnLosses.CopyTo(losses);
        return total;
    }

    private static T EvaluateTurn<TCall>(NetworkBuffers<T> buffers, int batch, TCall call)
        where TCall : INetworkCall<TCall, T>, allows ref struct
    {
        using Workspace<T> workspace = buffers.Rent();
        NetworkMemory<T> memory = buffers.ForPrediction(workspace, batch);
        call.UseOutputs(memory);
        Run(ref call, NetworkSection.Predict, memory);
        call.CheckOutputs(memory, trains: false);
        return Run(ref call, NetworkSection.EvaluateLoss, memory);
    }

    /// <summary>Computes the loss and the gradients.</summary>
    /// <typeparam name="TCall">The type of what the caller gives.</typeparam>
    /// <param name="buffers">The network's memory.</param>
    /// <param name="batch">The number of samples.</param>
    /// <param name="call">What the caller gives.</param>
    /// <exception cref="InvalidOperationException">Another training call is in progress, or the network was made for prediction.</exception>
    /// <exception cref="ArgumentException">An output is not a probability, and a loss takes it as one.</exception>
    public static T Train<TCall>(NetworkBuffers<T> buffers, int batch, TCall call)
        where TCall : INetworkCall<TCall, T>, allows ref struct
    {
        using (buffers.BeginTraining())
        {
            buffers.ForwardBatch = 0;
            NetworkMemory<T> memory = ForForward<TCall>(buffers, batch);
            Run(ref call, NetworkSection.Forward, memory);
            call.CheckOutputs(memory, trains: true);
            T loss = Run(ref call, NetworkSection.Loss, memory);
            Backward(memory, call);
            return loss;
        }
    }

    /// <summary>Computes the outputs, and keeps what a backward pass reads.</summary>
    /// <typeparam name="TCall">The type of what the caller gives.</typeparam>
    /// <param name="buffers">The network's memory.</param>
    /// <param name="batch">The number of samples.</param>
    /// <param name="call">What the caller gives.</param>
    /// <exception cref="InvalidOperationException">Another training call is in progress, or the network was made for prediction.</exception>
    public static void Forward<TCall>(NetworkBuffers<T> buffers, int batch, TCall call)
        where TCall : INetworkCall<TCall, T>, allows ref struct
    {
        using (buffers.BeginTraining())
        {
            buffers.ForwardBatch = 0;
            NetworkMemory<T> memory = ForForward<TCall>(buffers, batch);
            Run(ref call, NetworkSection.Forward, memory);
            call.Keep(memory);
            buffers.ForwardBatch = batch;
        }
    }

    /// <summary>Computes the gradients from those of the outputs, which are in memory.</summary>
    /// <typeparam name="TCall">The type of what the caller gives.</typeparam>
    /// <param name="memory">The network's memory.</param>
    /// <param name="call">What the caller gives.</param>
    public static void Backward<TCall>(scoped in NetworkMemory<T> memory, TCall call)
        where TCall : INetworkCall<TCall, T>, allows ref struct
    {
        Run(ref call, NetworkSection.Backward, memory);
        if (call.TakesInputGradients(memory))
            Run(ref call, NetworkSection.InputBackward, memory);
    }

    /// <summary>Does a part of the computation, at the vector width that suits the machine: to the just-in-time compiler, the choice is a constant.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Run<TCall>(scoped ref TCall call, NetworkSection section, scoped in NetworkMemory<T> memory)
        where TCall : INetworkCall<TCall, T>, allows ref struct => SimdWidth.PreferWide<T>()
            ? call.Run<WideSimd<T>, Vector512<T>>(section, memory) : call.Run<PortableSimd<T>, Vector<T>>(section, memory);

    /// <summary>The memory of a forward pass; it has its own random numbers, if it draws some.</summary>
    private static NetworkMemory<T> ForForward<TCall>(NetworkBuffers<T> buffers, int batch)
        where TCall : INetworkCall<TCall, T>, allows ref struct =>
        TCall.UsesRandom ? buffers.ForTraining(batch) with { Step = buffers.Step++ } : buffers.ForTraining(batch);
}
