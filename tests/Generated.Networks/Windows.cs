namespace Generated.Networks;

// Windows of all kinds, whose weights' gradients are tiles of all offsets together (up to 30 rows of one vector), of some rows of offsets where there are
// 16 registers, or of some rows of one run: odd and uneven windows times groups, dilation, multipliers, both directions; and channels that no tile divides.
// Each network is declared twice, in single and in double precision.

[Network, Input(8, 8, 2), Conv2D(8, 5, KernelWidth = 3, Groups = 2), MeanSquaredError] public partial class WindowGroupsAloneSingle;
[Network(Precision.Double), Input(8, 8, 2), Conv2D(8, 5, KernelWidth = 3, Groups = 2), MeanSquaredError] public partial class WindowGroupsAloneDouble;

[Network, Input(7, 9, 2), Conv2D(4, 3, KernelWidth = 5, Groups = 2), MeanSquaredError] public partial class WindowGroupsWideAloneSingle;
[Network(Precision.Double), Input(7, 9, 2), Conv2D(4, 3, KernelWidth = 5, Groups = 2), MeanSquaredError] public partial class WindowGroupsWideAloneDouble;

[Network, Input(6, 5, 4), Conv2D(6, 5, KernelWidth = 3, Groups = 2), MeanSquaredError] public partial class WindowGroupsOfTwoAloneSingle;
[Network(Precision.Double), Input(6, 5, 4), Conv2D(6, 5, KernelWidth = 3, Groups = 2), MeanSquaredError] public partial class WindowGroupsOfTwoAloneDouble;

[Network, Input(5, 7, 6), Conv2D(4, 2, KernelWidth = 5, Groups = 2), MeanSquaredError] public partial class WindowGroupsOfThreeAloneSingle;
[Network(Precision.Double), Input(5, 7, 6), Conv2D(4, 2, KernelWidth = 5, Groups = 2), MeanSquaredError] public partial class WindowGroupsOfThreeAloneDouble;

[Network, Input(6, 6, 8), Conv2D(8, 2, KernelWidth = 3, Groups = 2), MeanSquaredError] public partial class WindowGroupsEvenAloneSingle;
[Network(Precision.Double), Input(6, 6, 8), Conv2D(8, 2, KernelWidth = 3, Groups = 2), MeanSquaredError] public partial class WindowGroupsEvenAloneDouble;

[Network, Input(5, 6, 4), Conv2D(40, 2, KernelWidth = 3, Groups = 2), MeanSquaredError] public partial class WindowGroupsPanelsAloneSingle;
[Network(Precision.Double), Input(5, 6, 4), Conv2D(40, 2, KernelWidth = 3, Groups = 2), MeanSquaredError] public partial class WindowGroupsPanelsAloneDouble;

[Network, Input(8, 6, 3), Conv2D(6, 5, KernelWidth = 3, Groups = 3), MeanSquaredError] public partial class WindowMultiplierAloneSingle;
[Network(Precision.Double), Input(8, 6, 3), Conv2D(6, 5, KernelWidth = 3, Groups = 3), MeanSquaredError] public partial class WindowMultiplierAloneDouble;

[Network, Input(9, 5, 2), Conv2D(6, 7, KernelWidth = 3, Groups = 2, Padding = 1), MeanSquaredError] public partial class WindowMultiplierTallAloneSingle;
[Network(Precision.Double), Input(9, 5, 2), Conv2D(6, 7, KernelWidth = 3, Groups = 2, Padding = 1), MeanSquaredError]
public partial class WindowMultiplierTallAloneDouble;

[Network, Input(4, 7, 2), Conv2D(6, 4, KernelWidth = 5, Groups = 2), MeanSquaredError] public partial class WindowMultiplierWideAloneSingle;
[Network(Precision.Double), Input(4, 7, 2), Conv2D(6, 4, KernelWidth = 5, Groups = 2), MeanSquaredError] public partial class WindowMultiplierWideAloneDouble;

[Network, Input(6, 6, 2), Conv2D(4, 5, Groups = 2, Stride = 2, Padding = 1), MeanSquaredError] public partial class WindowSquareAloneSingle;
[Network(Precision.Double), Input(6, 6, 2), Conv2D(4, 5, Groups = 2, Stride = 2, Padding = 1), MeanSquaredError] public partial class WindowSquareAloneDouble;

[Network, Input(9, 7, 1), Conv2D(5, 5, KernelWidth = 3, Dilation = 2), MeanSquaredError] public partial class WindowDilatedAloneSingle;
[Network(Precision.Double), Input(9, 7, 1), Conv2D(5, 5, KernelWidth = 3, Dilation = 2), MeanSquaredError] public partial class WindowDilatedAloneDouble;

[Network, Input(5, 9, 1), Conv2D(4, 3, KernelWidth = 5, Dilation = 2), MeanSquaredError] public partial class WindowDilatedWideAloneSingle;
[Network(Precision.Double), Input(5, 9, 1), Conv2D(4, 3, KernelWidth = 5, Dilation = 2), MeanSquaredError] public partial class WindowDilatedWideAloneDouble;

[Network, Input(9, 5, 2), Conv2D(3, 5, KernelWidth = 3, Dilation = 2), MeanSquaredError] public partial class WindowDilatedOfTwoAloneSingle;
[Network(Precision.Double), Input(9, 5, 2), Conv2D(3, 5, KernelWidth = 3, Dilation = 2), MeanSquaredError] public partial class WindowDilatedOfTwoAloneDouble;

[Network, Input(7, 7, 3), Conv2D(4, 3, Dilation = 3), MeanSquaredError] public partial class WindowDilatedOfThreeAloneSingle;
[Network(Precision.Double), Input(7, 7, 3), Conv2D(4, 3, Dilation = 3), MeanSquaredError] public partial class WindowDilatedOfThreeAloneDouble;

[Network, Input(9, 6, 4), Conv2D(4, 5, KernelWidth = 3, Dilation = 2, Groups = 2), MeanSquaredError] public partial class WindowDilatedGroupsAloneSingle;
[Network(Precision.Double), Input(9, 6, 4), Conv2D(4, 5, KernelWidth = 3, Dilation = 2, Groups = 2), MeanSquaredError]
public partial class WindowDilatedGroupsAloneDouble;

[Network, Input(3, 3, 4), ConvTranspose2D(2, 5, KernelWidth = 3, Groups = 2), MeanSquaredError] public partial class WindowUpAloneSingle;
[Network(Precision.Double), Input(3, 3, 4), ConvTranspose2D(2, 5, KernelWidth = 3, Groups = 2), MeanSquaredError] public partial class WindowUpAloneDouble;

[Network, Input(2, 3, 6), ConvTranspose2D(4, 5, KernelWidth = 3, Groups = 2, Stride = 2), MeanSquaredError] public partial class WindowUpStrideAloneSingle;
[Network(Precision.Double), Input(2, 3, 6), ConvTranspose2D(4, 5, KernelWidth = 3, Groups = 2, Stride = 2), MeanSquaredError]
public partial class WindowUpStrideAloneDouble;

[Network, Input(3, 4, 3), ConvTranspose2D(1, 5, KernelWidth = 3, Dilation = 2), MeanSquaredError] public partial class WindowUpDilatedAloneSingle;
[Network(Precision.Double), Input(3, 4, 3), ConvTranspose2D(1, 5, KernelWidth = 3, Dilation = 2), MeanSquaredError]
public partial class WindowUpDilatedAloneDouble;

[Network, Input(3, 2, 4), ConvTranspose2D(2, 4, KernelWidth = 5, Groups = 2, Dilation = 2), MeanSquaredError]
public partial class WindowUpMultiplierAloneSingle;
[Network(Precision.Double), Input(3, 2, 4), ConvTranspose2D(2, 4, KernelWidth = 5, Groups = 2, Dilation = 2), MeanSquaredError]
public partial class WindowUpMultiplierAloneDouble;

[Network, Input(3, 5, 14), Conv2D(5, 2, Dilation = 2), MeanSquaredError] public partial class WindowOfFourteenAloneSingle;
[Network(Precision.Double), Input(3, 5, 14), Conv2D(5, 2, Dilation = 2), MeanSquaredError] public partial class WindowOfFourteenAloneDouble;

[Network, Input(3, 4, 17), Conv2D(4, 2), MeanSquaredError] public partial class WindowOfSeventeenAloneSingle;
[Network(Precision.Double), Input(3, 4, 17), Conv2D(4, 2), MeanSquaredError] public partial class WindowOfSeventeenAloneDouble;

[Network, Input(3, 3, 29), Conv2D(5, 2), MeanSquaredError] public partial class WindowOfTwentyNineAloneSingle;
[Network(Precision.Double), Input(3, 3, 29), Conv2D(5, 2), MeanSquaredError] public partial class WindowOfTwentyNineAloneDouble;
