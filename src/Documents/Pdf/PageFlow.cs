namespace Sampan.Documents.Pdf;

/// <summary>Fills pages from top to bottom. Whoever places a block asks first whether it fits.</summary>
internal sealed class PageFlow(float firstTop, float laterTop)
{
    private readonly List<Page> _pages = [new Page()];

    public IReadOnlyList<Page> Pages => _pages;

    public Page Page => _pages[^1];

    /// <summary>Where the next block begins.</summary>
    public float Top { get; private set; } = firstTop;

    public bool Fits(float height) => Top + height <= Paper.Bottom;

    /// <summary>Reserves room at the top of what is left and returns where it begins.</summary>
    public float Take(float height)
    {
        float top = Top;
        Top += height;
        return top;
    }

    public void NewPage()
    {
        _pages.Add(new Page());
        Top = laterTop;
    }
}
