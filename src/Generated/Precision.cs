#if GENERATOR
namespace Generated.Generators.Layers.Shared;
#else
namespace Generated;
#endif

/// <summary>The floating-point type that a network computes and stores its parameters in.</summary>
public enum Precision
{
    /// <summary>32-bit <see cref="float"/>: the default, and the precision of all published measurements.</summary>
    Single = 0,

    /// <summary>64-bit <see cref="double"/>: for checking gradients numerically and for reference results.</summary>
    Double = 1,
}
