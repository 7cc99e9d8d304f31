namespace Generated.Generators.Ir.Ops;

/// <summary>
/// What is done with an operation by those that know each kind, such as the emitter of C#: one method for each, so that the compiler refuses an
/// operation that one of them forgets.
/// </summary>
/// <typeparam name="TResult">What comes of an operation.</typeparam>
internal interface IOperationVisitor<out TResult>
{
    TResult Visit(ContractOp op);

    TResult Visit(ConvOp op);

    TResult Visit(MapOp op);

    TResult Visit(MaxPoolBackwardOp op);

    TResult Visit(MaxPoolOp op);

    TResult Visit(PackOp op);

    TResult Visit(PermuteOp op);

    TResult Visit(PlaceOp op);

    TResult Visit(RandomMaskOp op);

    TResult Visit(ReduceOp op);

    TResult Visit(ResampleOp op);

    TResult Visit(FusedLoopOp op);

    TResult Visit(TransposeOp op);
}
