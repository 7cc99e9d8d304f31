// Learns the line y = 2x from four of its points. The compiler writes the network from the attributes at the
// end of this file: see what it wrote by going to the definition of any of its members.
using Generated;

float[] x = [0, 1, 2, 3];
float[] y = [0, 2, 4, 6];

// The same seed gives the same weights, the same steps and the same result on every machine.
var network = new LineNetwork(seed: 5, maxBatch: 4);
var optimizer = new Adam(LineNetwork.ParameterCount) { LearningRate = 0.01 };

Console.WriteLine(LineNetwork.Summary);
Console.WriteLine();

const int Epochs = 500;
for (int epoch = 1; epoch <= Epochs; epoch++)
{
    // Forward, loss and backward in one call. It leaves the gradients in the network, and the optimizer turns
    // them into a step. Neither allocates anything.
    float loss = network.Train(x, y);
    optimizer.Step(network);

    if (epoch == 1 || epoch % 50 == 0)
        Console.WriteLine($"epoch {epoch,3}   loss {loss:F6}");
}

Console.WriteLine();
float[] predicted = new float[x.Length];
network.Predict(x, predicted);
for (int i = 0; i < x.Length; i++)
    Console.WriteLine($"x = {x[i]}   y = {y[i]}   predicted {predicted[i]:F3}");

/// <summary>One number in, a hidden layer of five, one number out: the smallest network that is one.</summary>
[Network]
[Input(1)]
[Dense(5), ReLU]
[Dense(1)]
[MeanSquaredError]
public partial class LineNetwork;
