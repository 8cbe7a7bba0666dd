using SkiaSharp;

namespace Graph.Demo.Portraits;

/// <summary>
/// How a person of the demo world looks: a face in front of a colour, the same whenever it is drawn. Nobody is depicted.
/// </summary>
internal sealed class DemoPortrait
{
    /// <summary>Pixels of each side.</summary>
    public const int Size = 192;

    // Where a shape lies is said in hundredths of the picture.
    private const float Unit = Size / 100f;

    private static readonly SKColor[] Backgrounds =
    [
        new(0xFFC9DDF2),
        new(0xFFF6D5C3),
        new(0xFFD7E8CD),
        new(0xFFE7D6EE),
        new(0xFFF9E6B3),
        new(0xFFCBE8E4),
        new(0xFFF3CBD3),
        new(0xFFDADCE3),
    ];

    private static readonly SKColor[] Skins =
    [
        new(0xFFF7D9C4),
        new(0xFFEDBE9A),
        new(0xFFD9A172),
        new(0xFFB67B4F),
        new(0xFF8A5733),
        new(0xFF5E3B24),
    ];

    private static readonly SKColor[] Hairs =
    [
        new(0xFF1F1A17),
        new(0xFF3B2A20),
        new(0xFF6A4527),
        new(0xFFA9743B),
        new(0xFFD9B36A),
        new(0xFFB1482A),
        new(0xFF9A9A9E),
        new(0xFF5B4B8A),
    ];

    private static readonly SKColor[] Clothes =
    [
        new(0xFF2F4858),
        new(0xFF7A3E48),
        new(0xFF3C6E57),
        new(0xFF8A6FA8),
        new(0xFFC98A3C),
        new(0xFF444C73),
        new(0xFFE9E4DA),
        new(0xFF35353B),
    ];

    private static readonly SKColor Dark = new(0xFF2A2322);

    private readonly SKColor _background;
    private readonly SKColor _skin;
    private readonly SKColor _hair;
    private readonly SKColor _clothes;
    private readonly int _cut;
    private readonly bool _glasses;
    private readonly bool _beard;
    private readonly float _smile;

    /// <summary>The looks of one person.</summary>
    public DemoPortrait(DemoRandom random)
    {
        _background = random.Pick(Backgrounds);
        _skin = random.Pick(Skins);
        _hair = random.Pick(Hairs);
        _clothes = random.Pick(Clothes);
        _cut = random.Below(4);
        _glasses = random.Chance(0.25);
        _beard = _cut != 1 && random.Chance(0.2);
        _smile = 40 + random.Below(80);
    }

    /// <summary>The picture as PNG (RFC 2083).</summary>
    public byte[] ToPng()
    {
        using var surface = SKSurface.Create(new SKImageInfo(Size, Size, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var paint = new SKPaint { IsAntialias = true };
        var canvas = surface.Canvas;
        canvas.Clear(_background);
        DrawLongHair(canvas, paint);
        DrawBody(canvas, paint);
        DrawHead(canvas, paint);
        DrawHair(canvas, paint);
        DrawFace(canvas, paint);
        using var pixels = surface.PeekPixels();
        using var data = pixels?.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.Sub, 6));
        return data?.ToArray() ?? throw new InvalidOperationException("A picture could not be encoded.");
    }

    private void DrawLongHair(SKCanvas canvas, SKPaint paint)
    {
        if (_cut == 1)
        {
            paint.Color = _hair;
            canvas.DrawRoundRect(Box(26, 20, 48, 58), 24 * Unit, 24 * Unit, paint);
        }
    }

    private void DrawBody(SKCanvas canvas, SKPaint paint)
    {
        paint.Color = _clothes;
        canvas.DrawOval(Box(14, 74, 72, 60), paint);
        paint.Color = Shade(_skin, 0.88f);
        canvas.DrawRoundRect(Box(42, 60, 16, 22), 8 * Unit, 8 * Unit, paint);
    }

    private void DrawHead(SKCanvas canvas, SKPaint paint)
    {
        paint.Color = _skin;
        canvas.DrawOval(Box(27, 45, 8, 12), paint);
        canvas.DrawOval(Box(65, 45, 8, 12), paint);
        canvas.DrawOval(Box(31, 26, 38, 46), paint);
        if (_beard)
        {
            paint.Color = Shade(_hair, 1.1f);
            canvas.DrawArc(Box(31, 26, 38, 46), 15, 150, false, paint);
        }
    }

    private void DrawHair(SKCanvas canvas, SKPaint paint)
    {
        paint.Color = _hair;
        switch (_cut)
        {
            case 0:
                canvas.DrawArc(Box(29, 20, 42, 44), 190, 160, false, paint);
                break;
            case 1:
                canvas.DrawArc(Box(28, 19, 44, 50), 185, 170, false, paint);
                break;
            case 2:
                for (var i = 0; i < 5; i++)
                {
                    canvas.DrawCircle((32 + i * 9) * Unit, (28 - (i % 2 == 0 ? 0 : 5)) * Unit, 9 * Unit, paint);
                }

                break;
            default:
                canvas.DrawArc(Box(30, 23, 40, 36), 200, 140, false, paint);
                canvas.DrawCircle(50 * Unit, 18 * Unit, 8 * Unit, paint);
                break;
        }
    }

    private void DrawFace(SKCanvas canvas, SKPaint paint)
    {
        paint.Color = Dark;
        canvas.DrawCircle(42 * Unit, 49 * Unit, 2.2f * Unit, paint);
        canvas.DrawCircle(58 * Unit, 49 * Unit, 2.2f * Unit, paint);
        paint.Style = SKPaintStyle.Stroke;
        paint.StrokeCap = SKStrokeCap.Round;
        paint.StrokeWidth = 1.6f * Unit;
        canvas.DrawArc(Box(42, 52, 16, 11), 90 - _smile / 2, _smile, false, paint);
        if (_glasses)
        {
            canvas.DrawCircle(42 * Unit, 49 * Unit, 6.5f * Unit, paint);
            canvas.DrawCircle(58 * Unit, 49 * Unit, 6.5f * Unit, paint);
            canvas.DrawLine(48.5f * Unit, 49 * Unit, 51.5f * Unit, 49 * Unit, paint);
        }

        paint.Style = SKPaintStyle.Fill;
    }

    private static SKRect Box(float left, float top, float width, float height) =>
        SKRect.Create(left * Unit, top * Unit, width * Unit, height * Unit);

    private static SKColor Shade(SKColor color, float by) =>
        new(
            (byte)Math.Min(255, color.Red * by),
            (byte)Math.Min(255, color.Green * by),
            (byte)Math.Min(255, color.Blue * by)
        );
}
