using Generated.Generators.Ir;
using Generated.Generators.Ir.Expressions;
using Generated.Generators.Ir.Ops;
using Generated.Generators.Tests.Passes.Reading;
using Xunit;
using static Generated.Generators.Ir.Expressions.Algebra;

namespace Generated.Generators.Tests.Ir;

/// <summary>What the verifier finds, each in a program in which nothing else is wrong, and what it does not complain of.</summary>
public sealed class VerifierTests
{
    private const string Given = "x input [batch, 5]\nz input [batch, 4, 3]\nw parameter [5, 20]\nv parameter [3]\nt target [batch]\n";

    private static void Verify(string operations) => Verifier.Run(ProgramReader.Read($"{Given}forward\n{operations}\nreturns x"), "a pass");

    [Theory]
    [InlineData("  contract y[b, n] = Σ over k of x[b, k]·w[m, n]; [batch, 20] // L", "'L' is no product of two matrices.")]
    [InlineData("  map y[b, n] = 1; r[b, n] = 2; [batch, 5] and [batch, 6] // L", "'L' has results of different shapes.")]
    [InlineData("  map y[b, n] = 1; r[n] = 2; [batch, 5] and [5] // L", "'L' has results of different shapes.")]
    [InlineData("  map y[b, n] = z[b, p, n]; [batch, 5] // L", "'L' goes through [batch, 5]; its input 'z' is [batch, 4, 3].")]
    [InlineData("  map y[b, n] = 1; r[b, n] = z[b, p, n]; [batch, 5] // L", "'L' goes through [batch, 5]; its input 'z' is [batch, 4, 3].")]
    [InlineData("  map y[n] = x[b, n]; [5] // L", "'L' goes through [5]; its input 'x' is [batch, 5].")]
    [InlineData("  reduce y[b, n] = Σ over p of z[b, p, n]; [batch, 4, 3] to [batch, 4] // L", "'L' reduces [batch, 4, 3] to [batch, 4].")]
    [InlineData("  reduce y[b, p, n] = Σ over n of z[b, p, n]; [batch, 4, 3] to [batch, 4, 2] // L", "'L' reduces [batch, 4, 3] to [batch, 4, 2].")]
    [InlineData("  reduce y[n] = Σ over b of z[b, p, n]; [batch, 4, 3] to [3] // L", "'L' reduces [batch, 4, 3] to [3].")]
    [InlineData("  reduce y[n] = Σ over b of v[n]; [3] to [3] // L", "'L' reduces [3] to [3].")]
    [InlineData("  reduce y[b] = Σ over n of z[b, p, n]; [batch, 5] to [batch] // L", "'L' goes through [batch, 5]; its input 'z' is [batch, 4, 3].")]
    [InlineData("  reduce y[b] = Σ over p, n of v[n]; [batch, 4, 3] to [batch] // L", "'L' sums along the batch what repeats along positions.")]
    [InlineData("  reduce y[n] = Σ over b of v[n]; [batch, 4, 3] to [12] // L", "'L' sums along the batch what repeats along positions.")]
    [InlineData(
        "  resample y = weighted sums of z; down 1: 0 each 1; across 5: 0 each 1; [batch, 1, 3] // L",
        "the tables of 'L' do not fit [batch, 4, 3] and [batch, 1, 3].")]
    [InlineData(
        "  resample y = weighted sums of z; down 2: 0 each 1; across 4: 0 each 1; [batch, 1, 3] // L",
        "the tables of 'L' do not fit [batch, 4, 3] and [batch, 1, 3].")]
    [InlineData(
        "  resample y = weighted sums of z; down 1: 0 each 1; across 4: 0, 1 each 1; [batch, 7] // L",
        "the tables of 'L' do not fit [batch, 4, 3] and [batch, 7].")]
    [InlineData(
        "  resample y = weighted sums of z; down 1: 0 each 1; across 4: 0, 4 each 1; [batch, 2, 3] // L",
        "'L' reads positions that its input does not have.")]
    [InlineData(
        "  resample y = weighted sums of z; down 1: 1 each 1; across 4: 0, 3 each 1; [batch, 2, 3] // L",
        "'L' reads positions that its input does not have.")]
    [InlineData(
        "  maxpool y = max over windows of z; down 1: 0; across 5: 0 1, 2 3; [batch, 2, 3] // L",
        "the tables of 'L' do not fit [batch, 4, 3] and [batch, 2, 3].")]
    [InlineData(
        "  maxpool y = max over windows of z; down 1: 0; across 4: 0 1, 2 3; [batch, 7] // L",
        "the tables of 'L' do not fit [batch, 4, 3] and [batch, 7].")]
    [InlineData("  maxpool y = max over windows of z; down 1: 0; across 4: 0 1, 2 4; [batch, 2, 3] // L", "'L' reads positions that its input does not have.")]
    [InlineData("  maxpool y = max over windows of z; down 1: 0; across 4: 0 1, none; [batch, 2, 3] // L", "'L' has a window without elements.")]
    [InlineData("  maxpool y = max over windows of z; down 1: none; across 4: 0 1, 2; [batch, 2, 3] // L", "'L' has a window without elements.")]
    [InlineData(
        "  unpool y = Σ over won windows of x; down 1: 0; across 4: 0, 1; winner x of 1 across; [batch, 2, 3] // L",
        "the tables of 'L' do not fit [batch, 5] and [batch, 2, 3].")]
    [InlineData(
        "  unpool y = Σ over won windows of z; down 1: 0; across 4: 0, 1; winner x of 1 across; [batch, 2, 3] // L",
        "the winners of 'L' are [batch, 5], their gradients [batch, 4, 3].")]
    [InlineData(
        "  unpool y = Σ over won windows of z; down 1: 0; across 4: 0, 1; winner z of 1 across; [batch, 7] // L",
        "the tables of 'L' do not fit [batch, 4, 3] and [batch, 7].")]
    [InlineData(
        "  unpool y = Σ over won windows of z; down 1: 0; across 4: 0, 4; winner z of 1 across; [batch, 2, 3] // L",
        "'L' reads positions that its input does not have.")]
    [InlineData("  permute y = z with axes 0; [batch, 4] // L", "'L' puts the axes of [batch, 4, 3] into another order than those of [batch, 4].")]
    [InlineData("  permute y = z with axes 1, 1; [batch, 3, 3] // L", "'L' puts the axes of [batch, 4, 3] into another order than those of [batch, 3, 3].")]
    [InlineData("  permute y = z with axes 1, 0; [batch, 4, 3] // L", "'L' puts the axes of [batch, 4, 3] into another order than those of [batch, 4, 3].")]
    [InlineData(
        "  gather y = x * w; 1×3 windows of 1×4×3 to 1×2×20; [batch, 2, 20] // L",
        "the images of 'L', [batch, 5] and [batch, 2, 20], are not those of")]
    [InlineData(
        "  gather y = z * w; 1×3 windows of 1×4×3 to 1×2×20; [batch, 3, 20] // L",
        "the images of 'L', [batch, 4, 3] and [batch, 3, 20], are not those of")]
    [InlineData("  gather y = z * w; 1×3 windows of 1×4×3 to 1×2×20; [2, 20] // L", "the images of 'L', [batch, 4, 3] and [2, 20], are not those of")]
    [InlineData(
        "  scatter y = z * w; 1×3 windows of 1×6×3 to 1×4×3; [batch, 5, 3] // L",
        "the images of 'L', [batch, 5, 3] and [batch, 4, 3], are not those of")]
    [InlineData("  weights y = z * x; 1×3 windows of 1×4×3 to 1×2×2; [9, 2] // L", "the images of 'L', [batch, 4, 3] and [batch, 5], are not those of")]
    [InlineData("  weights y = v * x; 1×1 windows of 1×1×3 to 1×1×5; [3, 5] // L", "the images of 'L', [3] and [batch, 5], are not those of")]
    [InlineData("  gather y = z * w; 1×3 windows of 1×4×3 to 1×2×20, groups 2; [batch, 2, 20] // L", "'L' has 2 groups of 3 and 20 channels.")]
    [InlineData("  gather y = z * w; 1×3 windows of 1×4×3 to 1×2×20, groups 3; [batch, 2, 20] // L", "'L' has 3 groups of 3 and 20 channels.")]
    [InlineData("  place y = z from (1, 0) at (0, 0), size 4×3; [batch, 4, 3] // L", "a box of 'L' is not within [batch, 4, 3] and [batch, 4, 3].")]
    [InlineData("  place y = z from (0, 0) at (0, 1), size 4×3; [batch, 4, 3] // L", "a box of 'L' is not within [batch, 4, 3] and [batch, 4, 3].")]
    [InlineData("  place y = z from (0, 0) at (0, 0), size 0×3, else 0; [batch, 4, 3] // L", "a box of 'L' is not within [batch, 4, 3] and [batch, 4, 3].")]
    [InlineData("  place y = x from (0) at (0), size 5, else 0; [batch, 5, 2] // L", "a box of 'L' is not within [batch, 5] and [batch, 5, 2].")]
    [InlineData("  place y = z from (0) at (0), size 4; [batch, 4] // L", "a box of 'L' is not within [batch, 4, 3] and [batch, 4].")]
    [InlineData("  place y = v from (0) at (0), size 3; [batch, 3] // L", "a box of 'L' is not within [3] and [batch, 3].")]
    [InlineData("  transpose y[n, k] = w[k, n]; [20, 6] // L", "'L' transposes [5, 20] to [20, 6].")]
    [InlineData("  transpose y[n, k] = w[k, n]; [5, 20] // L", "'L' transposes [5, 20] to [5, 20].")]
    [InlineData("  for each sample\n    map y[b, n] = z[b, p, n]; [batch, 5] // L", "'L' goes through [batch, 5]; its input 'z' is [batch, 4, 3].")]
    [InlineData(
        "  contract y[b, n] = Σ over k of x[b, k]·w[k, n]; [batch, 20] // L\n    then r[b, n] = z[b, p, n]; [batch, 20]",
        "'' goes through [batch, 20]; its input 'z' is [batch, 4, 3].")]
    [InlineData(
        "  gather y = z * w; 1×3 windows of 1×4×3 to 1×2×20; [batch, 2, 20]\n    then r[b, p, n] = x[b, n]; [batch, 2, 20]",
        "'' goes through [batch, 2, 20]; its input 'x' is [batch, 5].")]
    [InlineData("  memory y; [batch, 5]\n  map r[b, n] = y[b, n]; [batch, 5] // L", "'L' reads 'y', which nothing has written.")]
    [InlineData("  memory y; [batch, 5]\n  map r[b, n] = y[b, n]; [batch, 5] // L\n  map y[b, n] = 1; [batch, 5]", "'L' reads 'y', which nothing has written.")]
    [InlineData("  map x[b, n] = 1; [batch, 5] // L", "'L' writes 'x', which has been written or is given.")]
    [InlineData("  map y[b, n] = 1; [batch, 5]\n  map y[b, n] = 2; [batch, 5] // L", "'L' writes 'y', which has been written or is given.")]
    [InlineData(
        "  map y[b, n] = 1; [batch, 6]\n  view r = y; [batch, 3, 2]\n  map r[b, p, n] = 2; [batch, 3, 2] // L",
        "'L' writes 'r', which has been written or is given.")]
    [InlineData(
        "  memory y; [batch, 6]\n  view r = y; [batch, 3]\n  map r[b, n] = 1; [batch, 3]\n  map r[b, n] = 2; [batch, 3] // L",
        "'L' writes 'r', which has been written or is given.")]
    public void A_program_is_not_valid(string operations, string message)
    {
        string found = Assert.Throws<InvalidOperationException>(() => Verify(operations)).Message;

        Assert.StartsWith("After 'a pass', " + message, found, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("  map y[b] = t[b]; [batch]")]
    [InlineData("  map y[n] = 2·w[n]; [5, 20]")]
    [InlineData("  reduce y = Σ over b of t[b]; [batch] to []\n  map r[n] = w[n]·y; [5, 20]")]
    [InlineData("  contract y[b, n] = Σ over k of x[b, k]·w[k, n]; [batch, 20]\n  transpose r[n, k] = w[k, n]; [20, 5]")]
    [InlineData("  for each sample\n    map y[b, n] = 2·x[b, n]; [batch, 5]\n    map r[b, n] = 2·y[b, n]; [batch, 5]")]
    [InlineData("  memory y; [batch, 6]\n  view r = y; [batch, 3]\n  map r[b, n] = 1; [batch, 3]\n  view s = y from 3; [batch, 3]\n"
        + "  map s[b, n] = 2; [batch, 3]\n  map u[b, n] = y[b, n]; [batch, 6]")]
    [InlineData("  place y = z from (1, 1) at (2, 0), size 3×2, else 0; [batch, 5, 2]")]
    [InlineData("  reduce y[n] = Σ over b of z[b, p, n]; [batch, 4, 3] to [12]")]
    public void A_program_is_valid(string operations) => Verify(operations);

    [Fact]
    public void A_sum_along_samples_reads_a_literal() => Verifier.Run(
        ProgramReader.Read(Given + "one constant [] = 1\nforward\n  reduce y[b] = Σ over p, n of one·z[b, p, n]; [batch, 4, 3] to [batch]\nreturns y"),
        "a pass");

    [Theory]
    [InlineData("", "there is no output, or two share their memory.")]
    [InlineData("returns x\nreturns x", "there is no output, or two share their memory.")]
    [InlineData("view xView = x; [batch, 1, 5]\nreturns x\nreturns xView", "there is no output, or two share their memory.")]
    [InlineData("memory y; [batch, 5]\nreturns x\nreturns y", "the output 'y' is not written.")]
    public void The_outputs_are_not_valid(string outputs, string message) =>
        Assert.Equal("After 'a pass', " + message, Message(ProgramReader.Read(Given + outputs)));

    private static string Message(TensorProgram program) => Assert.Throws<InvalidOperationException>(() => Verifier.Run(program, "a pass")).Message;

    /// <summary>What no text can say.</summary>
    [Fact]
    public void Axes_arguments_and_places_that_do_not_exist_are_found()
    {
        TensorProgram program = ProgramReader.Read(Given + "returns x");
        Value x = program.Values[0], z = program.Values[1], w = program.Values[2], y = program.NewValue("y", TensorShape.OfSample(20), ValueRole.Intermediate);
        Axis b = new('b', Dim.Batch), k = new('k', 5), n = new('n', 20);

        void IsFound(Operation operation, string message)
        {
            program.Forward.Transform(_ => [operation]);
            Assert.Equal("After 'a pass', " + message, Message(program));
        }

        IsFound(new ContractOp(y, [b, n], x, [b, new Axis('k', 6)], w, [k, n]), "the axes of '' do not fit the shapes [batch, 5], [5, 20] and [batch, 20].");
        IsFound(new ContractOp(y, [b, n], x, [b, k], w, [n, k]), "the axes of '' do not fit the shapes [batch, 5], [5, 20] and [batch, 20].");
        IsFound(new ContractOp(y, [n, b], x, [b, k], w, [k, n]), "the axes of '' do not fit the shapes [batch, 5], [5, 20] and [batch, 20].");
        Axis p = new('p', 3), m = new('m', 4), c = new('c', 7);
        Value steps = program.NewValue("steps", TensorShape.OfSample(3, 4), ValueRole.Input);
        Value v = program.NewValue("v", TensorShape.Of(4, 7), ValueRole.Parameter);
        Value whole = program.NewValue("whole", TensorShape.OfSample(30), ValueRole.Intermediate);
        Value part = program.NewValue("part", TensorShape.OfSample(3, 7), ValueRole.Intermediate, whole, 5);
        IsFound(new ContractOp(part, [b, p, c], steps, [b, p, m], v, [m, c]),
            "'' goes through 'part' as through a matrix, but there are gaps between its samples.");
        Value images = program.NewValue("images", TensorShape.OfSample(7, 3), ValueRole.Intermediate);
        IsFound(new ContractOp(images, [b, c, p], steps, [b, p, m], v, [m, c]), "'' is no product of two matrices.");
        IsFound(new MapOp([x], [(program.NewValue("r", x.Shape, ValueRole.Intermediate), Arg(1))]), "'' has 1 inputs; its expression reads input 1.");
        IsFound(new MapOp([x], [(program.NewValue("q", x.Shape, ValueRole.Intermediate), new AxisIndex(-2))]),
            "'' goes through [batch, 5], which has no axis -2.");
        Value maxima = program.NewValue("maxima", TensorShape.OfSample(2, 3), ValueRole.Intermediate);
        TapAxis windows = TapAxis.Windows(4, 2, 2, 2, 0, 1);
        IsFound(new MaxPoolOp(maxima, program.NewValue("places", TensorShape.OfSample(6), ValueRole.Intermediate), z, TapAxis.Same(1), windows),
            "the winners of '' are [batch, 6], its maxima [batch, 2, 3].");
        IsFound(new RandomMaskOp(y, 1, 0), "'' is a mask of [batch, 20] with the rate 1.");
        IsFound(new RandomMaskOp(y, -0.5, 0), "'' is a mask of [batch, 20] with the rate -0.5.");
        var geometry = new ConvGeometry(WindowAxis.None, WindowAxis.None, 5, 20);
        IsFound(new PackOp(PackKind.Turned, geometry, y, w), "'' packs [5, 20] as [batch, 20].");
    }

    [Fact]
    public void The_gradient_of_an_output_is_given_where_there_is_no_loss()
    {
        const string Text = "x input [batch, 5]\nt target [batch]\nforward\n  map y[b, n] = 2·x[b, n]; [batch, 5]\n"
            + "loss\n  reduce l = Σ over b of t[b]; [batch] to []\n"
            + "backward\n  memory dY; [batch, 5]\n  map r[b, n] = dY[b, n]; [batch, 5]\nreturns y, gradient dY\n";

        Verifier.Run(ProgramReader.Read(Text), "a pass");
        Assert.Equal("After 'a pass', '' reads 'dY', which nothing has written.", Message(ProgramReader.Read(Text + "minimises l")));
    }
}
