using System.Text.RegularExpressions;
using Generated.Generators.CSharp;
using Generated.Generators.Diagnostics;
using Generated.Generators.Frontend.Specs;
using Generated.Generators.Layers;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Generated.Generators.Tests.Diagnostics;

/// <summary>One mistake is one error: what uses a network that is wrong compiles as if it were right.</summary>
public sealed partial class SurfaceTests
{
    /// <summary>What C# itself says of a class, whatever the generator does.</summary>
    private static readonly Dictionary<string, string[]> OfTheCompiler = new()
    {
        [DiagnosticIds.NotPartial] = ["CS0260"],
    };

    public static TheoryData<string> Errors =>
        [.. Descriptors.All.Where(descriptor => descriptor.DefaultSeverity == DiagnosticSeverity.Error && descriptor.Id != DiagnosticIds.GeneratorDefect)
        .Select(descriptor => descriptor.Id)];

    /// <summary>The errors of the example on a diagnostic's page, with a program that uses every network of its mended example.</summary>
    [Theory]
    [MemberData(nameof(Errors))]
    public async Task The_example_of_each_error_gives_that_error_alone_to_one_who_uses_the_network(string id)
    {
        string page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "generators", "diagnostics", id + ".md")).ReplaceLineEndings("\n");
        string[] code = [.. Example().Matches(page).Select(match => match.Groups[1].Value)];
        string user = UserOf(code[1], code[0]);
        if (id == DiagnosticIds.SingleClass)
            user = user.Replace("target: new float", "target: new int", StringComparison.Ordinal); // The mended example has another loss.
        string[] errors = await ErrorsOf(code[0], user, id == DiagnosticIds.OldLanguage);
        Assert.Equal(OfTheCompiler.GetValueOrDefault(id, []).Prepend(id).Order(StringComparer.Ordinal), errors.Order(StringComparer.Ordinal));
        if (id is not (DiagnosticIds.SingleClass or DiagnosticIds.OldLanguage))
            await Snippet.IsQuiet(code[1], user);
    }

    [Theory]
    [InlineData("GEN014", "partial record Net", "")]
    [InlineData("GEN014", "partial struct Net", "")]
    [InlineData("GEN014", "partial class Net(int width)", "{ int Width => width; }")]
    [InlineData("GEN014", "partial class Net : Base", "; class Base(int width) { public int Width => width; }")]
    [InlineData("GEN014", "partial class Net", "{ public required string Title { get; set; } }")]
    [InlineData("GEN031", "partial class Net", "{ public Net(string path) { } }")]
    [InlineData("GEN017", "partial class Net", "{ public Net(ulong seed, int maxBatch, int? maxThreads) { } }")]
    [InlineData("GEN017", "partial class Net", "{ public static int InputSize => 4; }")]
    public async Task A_class_that_cannot_be_a_network_gives_one_error(string id, string head, string body)
    {
        const string Attributes = "[Network, Input(4), Dense(3), CrossEntropy] ";
        string creation = head == "partial class Net(int width)"
            ? "new Net(3)" : body.Contains("required", StringComparison.Ordinal) ? "new Net() { Title = \"\" }" : "new Net(1, 8, null)";
        string user = "class User { void Use() { var net = " + creation
            + "; net.Predict(new float[4], new float[3]); float loss = net.Train(new float[4], [1]); new SGD<float>(net, 0.1f).Step(net.Parameters, "
            + "net.Gradients); } }";
        Assert.Equal([id], await ErrorsOf(Attributes + head + (body.Length == 0 || body[0] == ';' ? "{ }" + body.TrimStart(';') : body), OptimizerLess(user),
            false));
    }

    [Theory]
    [InlineData("[Network, Input(4), Dense(\"x\"), CrossEntropy] partial class Net;", "CS1503")]
    [InlineData("[Network, Input(4), Dense(10), Nonsense, CrossEntropy] partial class Net;", "CS0246 CS0246")]
    [InlineData("[Network, Input(4), Dense(10), CrossEntropy] [Network] partial class Net;", "CS0579")]
    [InlineData("[Network, Input(4), Use<Missing>, CrossEntropy] partial class Net;", "CS0246")]
    public async Task A_mistake_that_the_compiler_tells_is_told_by_nobody_else(string network, string ids)
    {
        string[] errors =
            await ErrorsOf(network,
            "class User { void Use() { var net = new Net(seed: 1); net.Predict(new float[4], new float[3]); _ = net.Train(new float[4], [1]) + Net.InputSize; "
                + "} }", false);
        Assert.Equal(ids.Split(' ').Distinct(), errors.Distinct());
    }

    [Fact]
    public void The_surface_knows_the_tensors_of_all_layers()
    {
        string[] sources = ["Dense(4)", "PReLU", "LayerNorm", "RMSNorm", "BatchNorm", "Reshape(2, 2, 1), Conv2D(2, 1), Flatten",
            "Reshape(2, 2), GroupNorm(1), Flatten"];
        Assert.All(sources, layer =>
        {
            (Compilation compilation, _) = Snippet.Generate($"[Network, Input(4), {layer}, MeanSquaredError] partial class Net;");
            string[] tensors = [.. compilation.GetTypeByMetadataName("Net")!.GetMembers().OfType<IPropertySymbol>()
                .SelectMany(layer => layer.Type.GetMembers().OfType<IPropertySymbol>()).Where(property => property.Type.Name == "TensorView")
                .Select(property => property.Name)
                .Where(name => !name.EndsWith("Gradient", StringComparison.Ordinal))];
            Assert.NotEmpty(tensors);
            Assert.Subset(TensorName.All.Select(name => name.Property).ToHashSet(), tensors.ToHashSet());
        });
    }

    /// <summary>Whatever can be known of the inputs and outputs is, as long as the attributes tell it.</summary>
    [Fact]
    public async Task Names_of_inputs_outputs_and_targets_are_those_of_the_right_network()
    {
        const string Network =
            "[Network(Precision.Double), Input(2, Name = \"near\"), Input(3, Name = \"far\"), Concat(\"far\"), Dense(0), ReLU, Mark(\"h\"), Dense(3, Name = "
                + "\"Head\"), CrossEntropy(Name = \"kind\"), From(\"h\"), Dense(1), MeanSquaredError(Name = \"size\")] partial class Net;";
        const string User = """
            class User
            {
                void Use()
                {
                    Net net = new(seed: 1, maxBatch: 2, maxThreads: 1);
                    double[] near = new double[Net.NearSize], far = new double[Net.FarSize], kind = new double[Net.KindSize], size = new double[Net.SizeSize];
                    net.Predict(near, far, kind: kind, size: size);
                    double loss = net.Train(near, far, kindTarget: [1], sizeTarget: size, losses: new double[2], dNear: near);
                    loss += net.Evaluate(near, far, [1], size);
                    net.Forward(near, far, kind, size);
                    net.Backward(kindGradient: kind, sizeGradient: size, dFar: far);
                    Net.Batch batch = new(near, far, kindTarget: [1], sizeTarget: size);
                    loss += net.Train(batch) + net.Evaluate(in batch) + batch.Near[0] + batch.Far.Length;
                    loss += batch.KindTarget[0] + batch.SizeTarget.Length + batch.Count;
                    net.Predict(new Net.Batch(near, far), new double[9]);
                    net.Forward(batch, new double[9]);
                    loss += Fit<Net, Net.Batch>(batch);
                    loss += net.Head.Weights[0, 0] + net.Dense1.BiasGradient[0] + net.Parameters[0] + Net.ParameterTable.Count + Net.ForPrediction().MaxBatch;
                }

                static double Fit<TNetwork, TBatch>(TBatch batch)
                    where TNetwork : ITrainableNetwork<TNetwork, double, TBatch>, IDifferentiableNetwork<TNetwork, double, TBatch>
                    where TBatch : INetworkBatch<TBatch>, allows ref struct
                {
                    TNetwork net = TNetwork.Create(seed: 1);
                    net.Forward(batch, new double[batch.Count * TNetwork.Info.OutputSize]);
                    net.Backward(new double[9], new double[9]);
                    return net.Train(batch) + TNetwork.ForPrediction().MaxBatch;
                }
            }
            """;
        Assert.Equal(["GEN007"], await ErrorsOf(Network, User, false));
        await Snippet.IsQuiet(Network.Replace("Dense(0)", "Dense(5)", StringComparison.Ordinal), User);
    }

    private static async Task<string[]> ErrorsOf(string network, string user, bool isOld)
    {
        Compilation compilation = Snippet.Compile(network, user);
        GeneratorDriver driver = Snippet.Driver();
        if (isOld)
            (compilation, driver) = Snippet.As(compilation, Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp12);
        driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation generated, out var reported, TestContext.Current.CancellationToken);
        return
        [
            .. reported.Concat(generated.GetDiagnostics(TestContext.Current.CancellationToken)).Concat(await Snippet.Analyze(generated))
                // The compiler itself refuses the attributes on a struct.
                .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Where(diagnostic => diagnostic.Id != "CS0592")
                .Select(diagnostic => diagnostic.Id.StartsWith("GEN", StringComparison.Ordinal)
                    || diagnostic.Id is "CS0260" or "CS1503" or "CS0246" or "CS0579" ? diagnostic.Id : diagnostic.ToString()),
        ];
    }

    private static string OptimizerLess(string user) => Regex.Replace(user, @" new SGD<float>.*?\);", "");

    /// <summary>A class that makes each network of some source, and uses all that a network always has.</summary>
    private static string UserOf(string right, string wrong)
    {
        (Compilation compilation, _) = Snippet.Generate(right);
        var uses = new List<string>();
        foreach (INamedTypeSymbol type in compilation.GetSymbolsWithName(_ => true, SymbolFilter.Type, TestContext.Current.CancellationToken)
            .OfType<INamedTypeSymbol>().Where(type =>
            type.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "NetworkAttribute")
            && wrong.Contains("class " + type.Name, StringComparison.Ordinal)))
        {
            string name = type.ToDisplayString();
            string net = "net" + uses.Count;
            string parameters = type.GetMembers("Parameters").OfType<IPropertySymbol>().Single().Type.ToDisplayString();
            uses.Add(
                $"{name} {net} = new(seed: 1, maxBatch: 4); {net} = {name}.ForPrediction(maxBatch: 2); {net}.Parameters[0] = {net}.Gradients[0]; _ = "
                    + $"{net}.MaxBatch + {name}.ParameterCount + {name}.ParameterTable.Count; "
                    + $"INetwork<{(parameters.Contains("float", StringComparison.Ordinal) ? "float" : "double")}> any{net} = {net};");
            foreach (IFieldSymbol size in type.GetMembers().OfType<IFieldSymbol>()
                .Where(field => field.IsConst && field.Name.EndsWith("Size", StringComparison.Ordinal)))
                uses.Add($"_ = new float[{name}.{size.Name} - 1].Length / {name}.{size.Name};");
            foreach (IMethodSymbol method in type.GetMembers().OfType<IMethodSymbol>()
                .Where(method => method.Name is "Predict" or "Train" or "Evaluate" or "Forward" or "Backward")
                .Where(method => method.Parameters.All(parameter => parameter.RefKind == RefKind.None)))
                uses.Add($"{net}.{method.Name}({string.Join(", ", method.Parameters.Where(parameter => !parameter.IsOptional).Select(Argument))});");
        }
        static string Argument(IParameterSymbol parameter) =>
            $"{parameter.Name}: new {((INamedTypeSymbol)parameter.Type).TypeArguments[0].ToDisplayString()}[4]";
        return "class User { void Use() { " + string.Join("\n", uses) + " } }";
    }

    [GeneratedRegex("```csharp\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
