using Generated.Generators.Autodiff;
using Generated.Generators.Tests.Passes.Reading;
using Xunit;

namespace Generated.Generators.Tests.Passes;

/// <summary>What has no rule, so that no layer may lower to it. What differentiation does is in <c>Cases/Differentiation.md</c>.</summary>
public sealed class DifferentiationTests
{
    [Theory]
    [InlineData(
        """
        x input [batch, 8]
        forward
          map u[b, n] = exp(x[b, n]); [batch, 8]
          view v = u from 3; [batch, 5]
          map y[b, n] = exp(v[b, n]); [batch, 5]
        returns y
        """,
        "The gradient of a part of 'u' is not supported: 'v' is read.")]
    [InlineData(
        """
        x input [batch, 4, 2]
        forward
          maxpool y = max over windows of x; down 1: 0; across 4: 0 1, 2 3; [batch, 2, 2] // MaxPool1D1
        returns y
        """,
        "'MaxPool1D1' does not keep what its gradient needs.")]
    [InlineData(
        """
        x input [batch, 8]
        w parameter [8, 3]
        forward
          transpose v[n, k] = w[k, n]; [3, 8] // Dense1
          transpose u[n, k] = v[k, n]; [8, 3] // Dense1
          contract y[b, n] = Σ over k of x[b, k]·u[k, n]; [batch, 3] // Dense1
        returns y
        """,
        "'Dense1' cannot be differentiated: a transpose is made only after differentiation.")]
    public void A_program_without_a_gradient_is_refused(string text, string message) =>
        Assert.Equal(message, Assert.Throws<InvalidOperationException>(() => Differentiation.Run(ProgramReader.Read(text))).Message);
}
