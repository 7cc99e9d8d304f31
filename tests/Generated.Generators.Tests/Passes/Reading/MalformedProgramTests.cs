using Xunit;

namespace Generated.Generators.Tests.Passes.Reading;

/// <summary>What is no program is refused, and the message says where, what was expected and what was found.</summary>
public sealed class MalformedProgramTests
{
    private const string Given = "x input [batch, 5]\nw parameter [5, 20]\nforward\n";

    [Theory]
    [InlineData(
        "forwards",
        "Line 1, column 9: expected a role: input, target, parameter, parametergradient, buffer, bufferupdate, constant, intermediate, "
        + "workspace, inputgradient, outputgradient, output, gradient of, update of, found the end of the line.")]
    [InlineData("x input", "Line 1, column 8: expected '[', found the end of the line.")]
    [InlineData("x input [batch 5]", "Line 1, column 16: expected ',', found '5'.")]
    [InlineData("x input [batch, n]", "Line 1, column 17: expected a whole number, found 'n'.")]
    [InlineData("x input [batch, 5] 7", "Line 1, column 20: expected the end of the line, found '7'.")]
    [InlineData("x input [batch, 5]\nx input [batch, 5]", "Line 2, column 1: expected a name other than that of line 1, found 'x'.")]
    [InlineData("c constant []", "Line 1, column 14: expected '=', found the end of the line.")]
    [InlineData("c constant [2] = 1, many", "Line 1, column 21: expected a number, found 'many'.")]
    [InlineData("  map y[b] = 1; [batch]", "Line 1, column 3: expected a line without indentation: a value, a section, 'returns' or 'minimises', found 'map'.")]
    [InlineData("x input [batch, 5]\nreturns x, 3 classes", "Line 2, column 21: expected 'without', found the end of the line.")]
    [InlineData(
        "x input [batch, 5]\nreturns x, gain x",
        "Line 2, column 12: expected 'gradient', 'loss', 'target', a number of classes, 'divided by' or 'class weights', found 'gain'.")]
    [InlineData("x input [batch, 5]\nreturns x, divided by two", "Line 2, column 23: expected 'samples' or 'classes', found 'two'.")]
    [InlineData("x input [batch, 5]\nreturns x\ny input [batch]", "Line 3, column 1: expected a section, 'returns' or 'minimises', found 'y'.")]
    [InlineData("x input [batch, 5] #", "Line 1, column 20: '#' has no meaning in a program.")]
    public void Outside_of_sections(string text, string message) => IsRefused(text, message);

    [Theory]
    [InlineData("  add y[b, n] = x[b, n]", "Line 4, column 3: expected the kind of an operation, found 'add'.")]
    [InlineData("  map", "Line 4, column 6: expected the name of a result, found the end of the line.")]
    [InlineData("  map y[b, n] x[b, n]; [batch, 5]", "Line 4, column 15: expected '=', found 'x'.")]
    [InlineData("  map y[b, n] = z[b, n]; [batch, 5]", "Line 4, column 17: expected the name of a value that is declared above, found 'z'.")]
    [InlineData("  map y[b, n] = x[n]; [batch, 5]", "Line 4, column 17: expected 'x[b, n]', since its shape is [batch, 5], found 'x[n]'.")]
    [InlineData("  map y[b, n] = x; [batch, 5]", "Line 4, column 17: expected 'x[b, n]', since its shape is [batch, 5], found 'x'.")]
    [InlineData("  map y = x[b, n]; [batch, 5]", "Line 4, column 7: expected 'y[b, n]', since its shape is [batch, 5], found 'y'.")]
    [InlineData("  map y[b, n] = x[b, n]", "Line 4, column 24: expected ';', found the end of the line.")]
    [InlineData("  map y[b, n] = (x[b, n]; [batch, 5]", "Line 4, column 25: expected ')', found ';'.")]
    [InlineData("  map y[b, n] = |x[b, n]; [batch, 5]", "Line 4, column 25: expected '|', found ';'.")]
    [InlineData("  map y[b, n] = x[b, n] +; [batch, 5]", "Line 4, column 26: expected an expression, found ';'.")]
    [InlineData("  map y[b, n] = x[b, n] ? 1; [batch, 5]", "Line 4, column 28: expected ':', found ';'.")]
    [InlineData("  map y[b, n] = sine(x[b, n]); [batch, 5]", "Line 4, column 17: expected a function, found 'sine'.")]
    [InlineData("  map y[b, n] = max(x[b, n]); [batch, 5]", "Line 4, column 28: expected ',', found ')'.")]
    [InlineData("  map y[b, n] = $1; [batch, 5]", "Line 4, column 17: expected the number of a part that is named before it, found '$'.")]
    [InlineData("  map y[b, n] = let $2 = x[b, n] in $2; [batch, 5]", "Line 4, column 22: expected '1', found '2'.")]
    [InlineData("  map y[b, n] = x[b, n]; reads w; [batch, 5]", "Line 4, column 17: expected an argument that is listed after 'reads', found 'x'.")]
    [InlineData("  map y[b, n] = x[b, n]; derivative x[b, n]; [batch, 5]", "Line 4, column 37: expected 'y[b, n]', the result, found 'x'.")]
    [InlineData(
        "  map y[b, n] = 1; z[b, n] = 2; [batch, 5] and [batch, 5] and [batch]",
        "Line 4, column 70: expected one shape, or 2, one for each result, found the end of the line.")]
    [InlineData("  map x[b, n] = 1; [batch, 6]", "Line 4, column 7: expected x to be [batch, 5] as in line 1, not [batch, 6].")]
    [InlineData("  reduce s[b] = mean over n of x[b, n]; [batch, 5] to [batch]", "Line 4, column 17: expected 'Σ' or 'max', found 'mean'.")]
    [InlineData(
        "  reduce s[b] = Σ over b of x[b, n]; [batch, 5] to [batch]",
        "Line 4, column 24: expected 'n', because [batch, 5] is reduced to [batch], found 'b'.")]
    [InlineData("  reduce s[b] = Σ over n of x[b, n]; [batch, 5]", "Line 4, column 48: expected 'to', found the end of the line.")]
    [InlineData("  contract y[b, n] = Σ over k of x[b, k]·w[k]; [batch, 20]", "Line 4, column 44: expected 2 letters for the shape [5, 20], found 'k'.")]
    [InlineData(
        "  contract y[b, n] = Σ over n of x[b, k]·w[k, n]; [batch, 20]",
        "Line 4, column 29: expected the letter that only the factors have, found 'n'.")]
    [InlineData("  transpose v[n, k] = w[n, k]; [20, 5]", "Line 4, column 25: expected 'k', found 'n'.")]
    [InlineData("  gather y = x * w; 3×3 windows of 1×5 to 1×5×1; [batch, 5]", "Line 4, column 36: expected 3 sizes, found '1'.")]
    [InlineData(
        "  gather y = x * w; 1×3 windows of 1×5×1 to 1×3×1; by Winograd in m [9]; [batch, 3]",
        "Line 4, column 67: Winograd's algorithm does not compute this convolution.")]
    [InlineData(
        "  pack p = w as vectors; 1×3 windows of 1×5×1 to 1×3×1; [3]",
        "Line 4, column 17: expected one of the layouts WholeVectors, Runs, Turned, Back, Joined, BackFromJoined, Repeated, Winograd, "
        + "TurnedWinograd, BackFromWinograd in words, found 'vectors'.")]
    [InlineData("  place q = x from (0) at (1), size 5; [batch, 7]", "Line 4, column 38: expected ', else 0', since the boxes leave elements, found ';'.")]
    [InlineData(
        "  place q = x from (0) at (0), size 5, else 0; [batch, 5]",
        "Line 4, column 38: expected no 'else', since the boxes leave nothing, found ','.")]
    [InlineData("  mask q = 0 with probability 0.2, else 1/(1 - 0.3); stream 0; [batch, 5]", "Line 4, column 48: expected '0.2', found '0.3'.")]
    [InlineData("  maxpool p = max over windows of x; down 1; across 5: 0 1; [batch, 1]", "Line 4, column 44: expected ':', found ';'.")]
    [InlineData("  then z[b, n] = 1; [batch, 5]", "Line 4, column 8: expected a product in the line above, which 'then' continues, found 'z'.")]
    [InlineData(
        "  contract y[b, n] = Σ over k of x[b, k]·w[k, n]; [batch, 20]\n    then keep x; [batch, 20]",
        "Line 5, column 15: expected 'y', the sum, found 'x'.")]
    [InlineData(
        "  contract y[b, n] = Σ over k of x[b, k]·w[k, n]; [batch, 20]\n    then z[b, n] = x[b, n]; reads x, y; [batch, 20]",
        "Line 5, column 35: expected 'y', the sum, found 'x'.")]
    [InlineData("  view v = x; [batch, 5]; 3", "Line 4, column 25: expected the end of the line, found ';'.")]
    [InlineData("  for each row", "Line 4, column 12: expected 'sample', 'position', 'channel' or 'number', found 'row'.")]
    [InlineData("  for each sample\n  map y[b, n] = 1; [batch, 5]", "Line 4, column 12: expected operations within this loop, indented more than it.")]
    [InlineData("  for each sample\n    for each sample", "Line 5, column 14: expected an operation within the loop, found 'sample'.")]
    public void Within_sections(string text, string message) => IsRefused(Given + text, message);

    private static void IsRefused(string text, string message) =>
        Assert.Equal(message, Assert.Throws<ProgramSyntaxException>(() => ProgramReader.Read(text)).Message);
}
