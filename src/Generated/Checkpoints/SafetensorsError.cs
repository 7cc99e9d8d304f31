namespace Generated;

/// <summary>What is wrong with a safetensors file. The names are those of the reference implementation.</summary>
public enum SafetensorsError
{
    /// <summary>The file has fewer than 8 bytes: not even the length of the header.</summary>
    HeaderTooSmall = 0,

    /// <summary>The header is declared longer than 100,000,000 bytes.</summary>
    HeaderTooLarge,

    /// <summary>The header is declared longer than the file.</summary>
    InvalidHeaderLength,

    /// <summary>The header is not UTF-8.</summary>
    InvalidHeader,

    /// <summary>The header is not JSON of the expected form.</summary>
    InvalidHeaderDeserialization,

    /// <summary>A tensor does not start where the one before it ends, or ends before it starts.</summary>
    InvalidOffset,

    /// <summary>The shape and type of a tensor need another number of bytes than its offsets give.</summary>
    TensorInvalidInfo,

    /// <summary>The product of a tensor's dimensions exceeds 64 bits.</summary>
    ValidationOverflow,

    /// <summary>The tensors do not end where the file ends.</summary>
    MetadataIncompleteBuffer,
}
