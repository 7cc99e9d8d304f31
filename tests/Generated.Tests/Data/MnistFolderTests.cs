using Xunit;

namespace Generated.Tests.Data;

public sealed class MnistFolderTests
{
    [Theory]
    [InlineData("-idx3-ubyte", "-idx1-ubyte")]
    [InlineData(".idx3-ubyte", ".idx1-ubyte")]
    [InlineData("-idx3-ubyte.gz", "-idx1-ubyte.gz")]
    [InlineData(".idx3-ubyte.gz", ".idx1-ubyte.gz")]
    public void Both_parts_load_under_every_name_they_are_published_by(string images, string labels)
    {
        using var folder = new TemporaryFolder();
        IdxFile.Write<byte>(folder["train-images" + images], [2, 1, 3], [0, 51, 255, 1, 2, 3]);
        IdxFile.Write<byte>(folder["train-labels" + labels], [2], [9, 0]);
        IdxFile.Write<byte>(folder["t10k-images" + images], [1, 1, 3], [255, 0, 0]);
        IdxFile.Write<byte>(folder["t10k-labels" + labels], [1], [4]);

        (ClassificationDataset training, ClassificationDataset test) = MnistFolder.Load(folder.FullName);

        Assert.Equal((2, 3, 10), (training.Count, training.SampleSize, training.ClassCount));
        Assert.Equal([0f, 0.2f, 1f], training[0].Features.ToArray());
        Assert.Equal([9, 0], training.TargetsToArray());
        Assert.Equal((1, 4), (test.Count, test[0].Target));
    }

    [Fact]
    public void Images_without_as_many_labels_are_refused()
    {
        using var folder = new TemporaryFolder();
        IdxFile.Write<byte>(folder["train-images-idx3-ubyte"], [2, 1, 1], [0, 1]);
        IdxFile.Write<byte>(folder["train-labels-idx1-ubyte"], [3], [0, 1, 2]);
        var error = Assert.Throws<InvalidDataException>(() => MnistFolder.LoadTraining(folder.FullName));
        Assert.Contains("has 2 images, but", error.Message);
        Assert.Contains("has 3 labels", error.Message);
    }

    [Fact]
    public void A_missing_file_is_told_with_the_names_looked_for()
    {
        using var folder = new TemporaryFolder();
        var error = Assert.Throws<FileNotFoundException>(() => MnistFolder.LoadTest(folder.FullName));
        Assert.Contains("t10k-images-idx3-ubyte, t10k-images.idx3-ubyte, t10k-images-idx3-ubyte.gz, t10k-images.idx3-ubyte.gz", error.Message);
    }

    [Fact]
    public void Labels_and_shapes_that_are_not_MNISTs_are_refused()
    {
        using var folder = new TemporaryFolder();
        IdxFile.Write<byte>(folder["t10k-images-idx3-ubyte"], [1, 1, 1], [0]);
        IdxFile.Write<byte>(folder["t10k-labels-idx1-ubyte"], [1], [10]);
        var error = Assert.Throws<InvalidDataException>(() => MnistFolder.LoadTest(folder.FullName));
        Assert.Contains("has the label 10 at index 0; expected 0 to 9", error.Message);
        Assert.Equal(1, MnistFolder.LoadTest(folder.FullName, classCount: 47).Count);

        IdxFile.Write<int>(folder["t10k-labels-idx1-ubyte"], [1], [1]);
        Assert.Contains("holds Int32 in shape [1]; expected labels [count] as bytes",
            Assert.Throws<InvalidDataException>(() => MnistFolder.LoadTest(folder.FullName)).Message);
    }
}
