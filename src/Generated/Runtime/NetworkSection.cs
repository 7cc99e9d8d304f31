using System.ComponentModel;

namespace Generated.Runtime;

/// <summary>A part of a network's computation. Used by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum NetworkSection
{
    /// <summary>From the inputs to the outputs, for prediction.</summary>
    Predict,

    /// <summary>From the outputs and the targets to the loss, for an evaluation.</summary>
    EvaluateLoss,

    /// <summary>From the inputs to the outputs; keeps what the backward pass reads.</summary>
    Forward,

    /// <summary>From the outputs and the targets to the loss and the outputs' gradients.</summary>
    Loss,

    /// <summary>From the outputs' gradients to the parameters' gradients.</summary>
    Backward,

    /// <summary>From the outputs' gradients to the inputs' gradients.</summary>
    InputBackward,
}
