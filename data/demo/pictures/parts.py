"""Hand-drawn parts of the demo's drawings. A part stands on the point (0, 0) and grows upwards; `at` puts it on the
table. Colours are given; light falls from the left, which `Ink` adds to every flat colour as a soft gradient."""

import zlib


def mix(a, b, share):
    """`share` of colour b in colour a."""
    one, two = (tuple(int(c[i:i + 2], 16) for i in (1, 3, 5)) for c in (a, b))
    return "#" + "".join(f"{round(p + (q - p) * share):02x}" for p, q in zip(one, two))


def light(colour, share=.35):
    return mix(colour, "#ffffff", share)


def dark(colour, share=.25):
    return mix(colour, "#2a1a12", share)


ACROSS, DOWN = "", ' x2="0" y2="1"'


class Ink:
    """The gradients of one drawing, each named once."""

    def __init__(self):
        self.names = {}

    def __call__(self, colour, down=False):
        key = (colour, down)
        if key not in self.names:
            self.names[key] = f"g{len(self.names)}"
        return f"url(#{self.names[key]})"

    def defs(self):
        return "".join(
            f'<linearGradient id="{name}"{DOWN if down else ACROSS}><stop stop-color="{light(c, .24)}"/>'
            f'<stop offset="1" stop-color="{dark(c, .2)}"/></linearGradient>'
            for (c, down), name in self.names.items())


def n(value):
    return f"{value:.1f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


def at(x, y, body, scale=1, turn=0):
    move = f"translate({n(x)} {n(y)})" + (f"rotate({n(turn)})" if turn else "") + (f"scale({n(scale)})" if scale != 1 else "")
    return f'<g transform="{move}">{body}</g>'


def path(d, fill, more=""):
    return f'<path d="{d}" fill="{fill}"{more}/>'


def line(d, colour, width=3, more=""):
    return (f'<path d="{d}" fill="none" stroke="{colour}" stroke-width="{n(width)}" stroke-linecap="round" '
            f'stroke-linejoin="round"{more}/>')


def disc(x, y, r, fill, ry=None, more=""):
    if ry is None:
        return f'<circle cx="{n(x)}" cy="{n(y)}" r="{n(r)}" fill="{fill}"{more}/>'
    return f'<ellipse cx="{n(x)}" cy="{n(y)}" rx="{n(r)}" ry="{n(ry)}" fill="{fill}"{more}/>'


def rect(x, y, w, h, fill, r=0, more=""):
    corner = f' rx="{n(r)}"' if r else ""
    return f'<rect x="{n(x)}" y="{n(y)}" width="{n(w)}" height="{n(h)}"{corner} fill="{fill}"{more}/>'


def shadow(w, h=13, x=0):
    return disc(x, 0, w, "#2a1a12", h, ' opacity=".16"')


# Vessels

def pouch(ink, w, h, colour, label, picture=""):
    """A bag that stands, with a round label on which something is drawn."""
    a = w / 2
    d = f"M{n(-a)} {n(-h)}h{n(w)}l6 {n(h * .3)}q3 {n(h * .4)} -8 {n(h * .66)}q{n(-a)} 10 {n(-w + 4)} 0q-11 {n(-h * .26)} -8 {n(-h * .66)}z"
    return (shadow(a + 18) + path(d, ink(colour)) + rect(-a, -h, w, 16, dark(colour, .12))
            + line(f"M{n(-a + 6)} {n(-h + 26)}h{n(w - 12)}", light(colour, .5), 2)
            + disc(0, -h * .45, w * .36, label) + at(0, -h * .45, picture))


def jar(ink, w, h, glass, lid, label=None, fill=None):
    a = w / 2
    d = f"M{n(-a)} {n(-h * .74)}q0 -14 14 -18h{n(w - 28)}q14 4 14 18v{n(h * .62)}q0 {n(h * .12)} -16 {n(h * .12)}h{n(-w + 32)}q-16 0 -16 {n(-h * .12)}z"
    out = shadow(a + 14) + path(d, ink(glass))
    if fill:
        out += rect(-a + 8, -h * .6, w - 16, h * .55, ink(fill), 10)
    out += rect(-a + 8, -h, w - 16, h * .2, ink(lid), 6)
    if label:
        out += rect(-a, -h * .52, w, h * .3, label) + line(f"M{n(-a * .5)} {n(-h * .37)}h{n(a)}", mix(label, "#2a1a12", .35), 4)
    return out + rect(-a + 10, -h * .66, 7, h * .52, "#ffffff", 3.5, ' opacity=".35"')


def tin(ink, w, h, colour, top):
    a, b = w / 2, w * .14
    side = f"M{n(-a)} {n(-h)}v{n(h - b)}q{n(a)} {n(2.2 * b)} {n(w)} 0v{n(b - h)}z"
    return (shadow(a + 12) + path(side, ink(colour)) + disc(0, -h, a, ink(top), b)
            + disc(0, -h, a * .78, dark(top, .1), b * .74))


def bottle(ink, w, h, colour, cap, label, neck=.34):
    a, b = w / 2, w * neck / 2
    d = (f"M{n(-b)} {n(-h * .86)}h{n(2 * b)}v{n(h * .16)}q{n(a - b)} {n(h * .06)} {n(a - b)} {n(h * .2)}V-10q0 10 -12 10h{n(24 - w)}q-12 0 "
         f"-12 -10V{n(-h * .5)}q0 {n(-h * .14)} {n(a - b)} {n(-h * .2)}z")
    return (shadow(a + 12) + path(d, ink(colour)) + rect(-b - 3, -h, 2 * b + 6, h * .16, ink(cap), 5)
            + rect(-a, -h * .44, w, h * .3, label) + line(f"M{n(-a * .5)} {n(-h * .29)}h{n(a)}", mix(label, "#2a1a12", .4), 4)
            + rect(-a + 7, -h * .48, 6, h * .4, "#ffffff", 3, ' opacity=".3"'))


def bowl(ink, w, h, colour, inside, content="", foot=True):
    a, b = w / 2, w * .13
    out = shadow(a * .62)
    if foot:
        out += path(f"M{n(-a * .34)} -14h{n(a * .68)}l5 12h{n(-a * .68 - 10)}z", ink(dark(colour, .18)))
    out += path(f"M{n(-a)} {n(-h)}c6 {n(h * .6)} {n(a * .4)} {n(h * .88)} {n(a * .62)} {n(h - 10)}h{n(a * .76)}c{n(a * .22)} {n(-h * .12)} {n(a * .56)} {n(-h * .4)} {n(a * .62)} {n(10 - h)}z", ink(colour))
    return out + disc(0, -h, a, light(colour, .3), b) + disc(0, -h + 3, a * .93, ink(inside, True), b * .86) + at(0, -h, content)


def plate(ink, w, colour, content=""):
    a = w / 2
    return (shadow(a * .96, 20) + disc(0, -14, a, ink(dark(colour, .08)), a * .3) + disc(0, -18, a, ink(colour), a * .29)
            + disc(0, -16, a * .72, light(colour, .4), a * .2) + at(0, -22, content))


def box(ink, w, h, d, colour, ribbon=None):
    a = w / 2
    out = (shadow(a + d * .6, 14, d / 2) + rect(-a, -h, w, h, ink(colour), 3)
           + path(f"M{n(-a)} {n(-h)}l{n(d)} {n(-d * .5)}h{n(w)}l{n(-d)} {n(d * .5)}z", light(colour, .35))
           + path(f"M{n(a)} {n(-h)}l{n(d)} {n(-d * .5)}v{n(h)}l{n(-d)} {n(d * .5)}z", dark(colour, .25)))
    if ribbon:
        out += (rect(-14, -h, 28, h, ink(ribbon)) + path(f"M-14 {n(-h)}l{n(d)} {n(-d * .5)}h28l{n(-d)} {n(d * .5)}z", light(ribbon, .25))
                + path(f"M{n(d / 2)} {n(-h - d * .25)}c-46 -46 -70 -10 0 0c70 -10 46 -46 0 0z", ribbon))
    return out


def sack(ink, w, h, colour, band, mark=""):
    a = w / 2
    d = (f"M{n(-a * .5)} {n(-h)}q{n(a * .5)} 14 {n(a)} 0q{n(a * .1)} {n(h * .1)} {n(a * .32)} {n(h * .24)}q{n(a * .36)} {n(h * .4)} {n(a * .12)} "
         f"{n(h * .7)}q{n(-a * .94)} 16 {n(-a * 1.88)} 0q{n(-a * .24)} {n(-h * .3)} {n(a * .12)} {n(-h * .7)}q{n(a * .22)} {n(-h * .14)} {n(a * .32)} {n(-h * .24)}z")
    return (shadow(a + 16) + path(d, ink(colour)) + path(f"M{n(-a * .56)} {n(-h * .86)}q{n(a * .56)} 16 {n(a * 1.12)} 0v14q{n(-a * .56)} 16 {n(-a * 1.12)} 0z", band)
            + line(f"M{n(-a * .5)} {n(-h * .6)}q-14 40 -8 {n(h * .4)}M{n(a * .6)} {n(-h * .56)}q12 40 6 {n(h * .34)}", dark(colour, .16), 3)
            + at(0, -h * .38, mark))


def basket(ink, w, h, colour, content=""):
    a = w / 2
    weave = "".join(f"M{n(-a + 4 + i * 3)} {n(-h + 18 + i * h * .2)}q{n(a - 6)} 16 {n(w - 12 - i * 6)} 0" for i in range(4))
    ribs = "".join(f"M{n(-a * .8 + i * a * .4)} {n(-h + 10)}l{n((2 - i) * 4)} {n(h - 10)}" for i in range(5))
    return (shadow(a) + content_behind(content, -h) + path(f"M{n(-a)} {n(-h)}h{n(w)}l-14 {n(h - 8)}q{n(-a + 14)} 14 {n(-w + 28)} 0z", ink(colour))
            + line(weave, dark(colour, .28), 4) + line(ribs, light(colour, .35), 3)
            + rect(-a - 6, -h - 8, w + 12, 16, ink(dark(colour, .12)), 8))


def content_behind(content, y):
    return at(0, y, content) if content else ""


# What grows

def leaf(ink, length, colour, turn=0):
    h = length * .3
    return at(0, 0, path(f"M0 0q{n(length * .3)} {n(-h)} {n(length)} 0q{n(-length * .7)} {n(h)} {n(-length)} 0z", ink(colour))
              + line(f"M4 0h{n(length - 12)}", light(colour, .4), 1.5), 1, turn)


def scatter(shape, places):
    """The same shape at many places, written once: (x, y), (x, y, turn) or (x, y, turn, scale)."""
    name = f"u{zlib.crc32(shape.encode()) % 65536:x}"
    uses = "".join(at(p[0], p[1], f'<use href="#{name}"/>', p[3] if len(p) > 3 else 1, p[2] if len(p) > 2 else 0)
                   for p in places)
    return f'<defs><g id="{name}">{shape}</g></defs>{uses}'


def heap(ink, w, h, colour, grain="", places=()):
    return path(f"M{n(-w / 2)} 4q{n(w * .2)} {n(-h * 1.3)} {n(w / 2)} {n(-h)}q{n(w * .32)} {n(-h * .2)} {n(w / 2)} {n(h)}q{n(-w / 2)} 22 {n(-w)} 0z", ink(colour)) + scatter(grain, places)


def round_fruit(ink, r, colour, crown=""):
    return disc(0, -r, r, ink(colour)) + disc(-r * .35, -r * 1.4, r * .22, "#ffffff", r * .14, ' opacity=".4"') + at(0, -2 * r, crown)


def mango(ink, colour):
    return (path("M-6 -92c46 -16 84 20 70 60c-12 32 -66 42 -96 22c-30 -22 -14 -70 26 -82z", ink(colour))
            + path("M24 -84c30 6 44 28 38 52c-6 -22 -18 -40 -38 -52z", "#d9532c", ' opacity=".45"')
            + line("M-6 -92q-4 -10 2 -18", "#6b4a25", 5) + at(-2, -106, leaf(ink, 54, "#4f8a3c", -14)))


def strip(ink, colour, w=96):
    """A slice of dried fruit, seen a little from above."""
    return (path(f"M{n(-w / 2)} 0q{n(w * .1)} -26 {n(w / 2)} -24q{n(w * .4)} 2 {n(w / 2)} 18q{n(-w * .2)} 20 {n(-w / 2)} 18q{n(-w * .4)} 4 {n(-w / 2)} -12z", ink(colour, True))
            + line(f"M{n(-w * .3)} -4q{n(w * .3)} -14 {n(w * .56)} -4", light(colour, .5), 3))


def banana(ink, colour):
    return path("M-78 -20c30 34 110 34 146 -22l10 8c-26 74 -132 76 -164 24z", ink(colour)) + path("M68 -42l4 -16l10 4l-4 20z", "#7a5a2b")


def coconut(ink, r=70):
    return (disc(0, -r, r, ink("#6d4a2f")) + disc(0, -r - 2, r * .86, "#f1e3cf") + disc(0, -r - 2, r * .76, "#fffdf7")
            + disc(2, -r + 6, r * .5, ink("#e9e2d2"), r * .44))


def pineapple(ink):
    crown = path("M-12 0l-26 -44l22 14l-8 -34l18 20l6 -38l6 38l18 -20l-8 34l22 -14l-26 44z", ink("#5b8f45"))
    net = "M-44 -110l88 80M-50 -70l70 62M-14 -132l66 60M44 -110l-88 80M50 -70l-70 62M14 -132l-66 60"
    return at(0, -132, crown) + disc(0, -68, 54, ink("#e3a12f"), 70) + line(net, "#b87620", 3)


def chilli(ink, colour="#c8342b"):
    return path("M-60 -4c30 12 84 6 108 -22l10 10c-22 44 -92 44 -118 12z", ink(colour)) + line("M52 -22q10 -10 22 -8", "#4f8a3c", 6)


def bean(ink, colour="#5b3a26"):
    return disc(0, 0, 17, ink(colour), 12) + line("M-15 2q14 -8 30 -3", dark(colour, .5), 2.5)


def durian(ink):
    thorns = "".join(f"M{-52 + i * 26} {-34 - j * 30}l12 -20l12 20z" for j in range(3) for i in range(4))
    return disc(0, -66, 76, ink("#9aa645"), 62) + path(thorns, "#7f8c33") + line("M0 -128v-16", "#6b4a25", 10)


def flower(ink, petal, heart, r=30, petals=5):
    one = path(f"M0 0c{n(-r * .7)} {n(-r * .4)} {n(-r * .5)} {n(-r * 1.3)} 0 {n(-r * 1.3)}c{n(r * .5)} 0 {n(r * .7)} {n(r * .9)} 0 {n(r * 1.3)}z", ink(petal))
    return "".join(at(0, 0, one, 1, 360 / petals * i) for i in range(petals)) + disc(0, 0, r * .24, heart)


# Cloth and things worn

def scarf(ink, colour, stripe, fringe=True):
    """A long scarf hung over a rail."""
    out = line("M-170 -262h340", "#9b7a58", 12) + disc(-174, -262, 11, "#7d5f43") + disc(174, -262, 11, "#7d5f43")
    out += path("M-96 -270h96v214q-48 14 -96 0z", ink(dark(colour, .14))) + path("M-34 -272q60 -12 124 0v240q-62 18 -124 0z", ink(colour))
    out += path("M-34 -96q62 18 124 0v20q-62 18 -124 0zM-34 -66q62 18 124 0v9q-62 18 -124 0z", stripe)
    out += line("M6 -268v220M52 -270v218", light(colour, .3), 3, ' opacity=".6"')
    return out + (line("".join(f"M{x} -26v22" for x in range(-28, 90, 12)), stripe, 3) if fringe else "")


def shirt(ink, colour, trim):
    return (shadow(110) + path("M-58 -236l-74 44l26 62l34 -16v138h144v-138l34 16l26 -62l-74 -44q-58 44 -116 0z", ink(colour))
            + path("M-58 -236q58 44 116 0l-12 -8q-46 30 -92 0z", trim) + line("M0 -206v190", dark(colour, .2), 3)
            + "".join(disc(9, y, 4, trim) for y in (-180, -140, -100, -60)))


def tote(ink, colour, mark):
    return (shadow(112) + line("M-44 -176c0 -96 88 -96 88 0", dark(colour, .25), 11) + path("M-100 -182h200l14 170q-114 24 -228 0z", ink(colour))
            + line("M-92 -166h184", dark(colour, .18), 3) + at(0, -90, mark))


def hat(ink, colour, band):
    return (shadow(150, 16) + disc(0, -14, 156, ink(colour), 34) + path("M-76 -20c-4 -96 34 -110 76 -110s80 14 76 110q-76 22 -152 0z", ink(light(colour, .1)))
            + path("M-77 -44q77 24 154 0v26q-77 24 -154 0z", band))


# Made things

def glove(ink, colour):
    return (path("M-48 0v-86l-44 -48c-16 -20 8 -40 26 -22l34 30v-108c0 -26 34 -26 34 0v-26c0 -26 34 -26 34 0v28c0 -24 32 -24 32 0v36c0 -22 28 -22 28 0v104"
                 "c0 34 -16 54 -34 72v20z", ink(colour))
            + line("M2 -234v100M36 -230v96M68 -200v70", dark(colour, .2), 3) + rect(-52, -14, 120, 16, ink(light(colour, .2)), 8))


def ring(ink, metal, stone):
    return (shadow(70) + disc(0, -72, 66, "none", None, f' stroke="{ink(metal)}" stroke-width="17"')
            + path("M-34 -150l14 -24h40l14 24l-34 34z", ink(stone)) + path("M-34 -150h68l-34 34zM-20 -174l20 24l20 -24z", light(stone, .45), ' opacity=".55"'))


def necklace(ink, metal, pendant):
    beads = "".join(disc(x, y, 6.5, ink(metal)) for x, y in (
        (-118, -214), (-112, -180), (-100, -148), (-82, -118), (-58, -94), (-30, -78), (30, -78), (58, -94), (82, -118), (100, -148), (112, -180), (118, -214)))
    bust = path("M-70 -240q70 30 140 0q10 60 70 84l20 156h-320l20 -156q60 -24 70 -84z", ink("#e8ddd2"))
    return shadow(150) + bust + line("M-118 -214q14 142 118 142q104 0 118 -142", dark(metal, .1), 3) + beads + at(0, -60, pendant)


def bangle(ink, metal, y=-40, r=104):
    return (disc(0, y, r, "none", r * .44, f' stroke="{ink(metal)}" stroke-width="18"')
            + disc(0, y, r, "none", r * .44, f' stroke="{light(metal, .5)}" stroke-width="3" stroke-dasharray="3 12"'))


def stool(ink, colour):
    return (shadow(110) + path("M-92 -150q92 30 184 0l-26 146q-66 22 -132 0z", ink(colour)) + disc(0, -152, 94, ink(light(colour, .3)), 26)
            + line("M-70 -120l30 110M-30 -112l14 110M30 -112l-14 110M70 -120l-30 110M-84 -96q84 30 168 0M-76 -52q76 28 152 0", dark(colour, .25), 4))


def candle(ink, wax, w=84, h=120):
    return (shadow(w / 2 + 12) + rect(-w / 2, -h, w, h, ink(wax), 10) + disc(0, -h + 4, w / 2, light(wax, .4), w * .13) + line(f"M0 {-h + 2}v-20", "#4a3324", 4)
            + path(f"M0 {-h - 64}q26 34 0 50q-26 -16 0 -50z", "#f2b23d") + path(f"M0 {-h - 42}q12 18 0 28q-12 -10 0 -28z", "#fff0c2"))


def soap(ink, colour, w=120, h=56):
    return shadow(w / 2 + 8, 10) + rect(-w / 2, -h, w, h, ink(colour), 18) + path(f"M{n(-w / 2 + 14)} {n(-h)}h{n(w - 28)}l10 -18h{n(-w + 48)}z", light(colour, .35))


def pillow(ink, colour):
    return (shadow(170, 16) + path("M-166 -40c-6 -70 26 -96 84 -84q82 -22 164 0c58 -12 90 14 84 84c0 40 -30 44 -70 36q-96 16 -192 0c-40 8 -70 4 -70 -36z", ink(colour))
            + line("M-130 -48q130 -52 260 0", dark(colour, .12), 4) + scatter(disc(0, 0, 4, dark(colour, .16)), [(x, -30) for x in range(-100, 101, 40)]))


def spoon(ink, colour, length=190):
    return path(f"M-8 -{length}q8 -8 16 0l-2 {length - 76}q30 14 24 50q-6 30 -30 26q-24 4 -30 -26q-6 -36 24 -50z", ink(colour)) + disc(0, -30, 18, dark(colour, .14), 22)


def noodles(ink, colour):
    return scatter(line("M-70 0c10 -30 50 -30 62 -4s52 24 76 -4", colour, 9), [(0, 0), (8, -18), (-6, -34), (4, 14)])


def board(ink, colour):
    return shadow(150, 14) + rect(-150, -34, 300, 30, ink(colour), 10) + line("M-120 -24q60 8 130 0M-60 -12h150", dark(colour, .2), 2.5)


# On the table, on the floor, on a peg

def teapot(ink, colour):
    return (shadow(110) + line("M96 -104c60 -20 60 74 -6 60", dark(colour, .1), 14) + path("M-96 -90c-30 -4 -38 -42 -62 -44l10 -14c40 0 44 36 66 34z", ink(colour))
            + path("M-70 -130h140c46 30 44 112 -10 128h-120c-54 -16 -56 -98 -10 -128z", ink(colour)) + disc(0, -132, 62, ink(light(colour, .15)), 13)
            + disc(0, -148, 13, ink(dark(colour, .12))) + line("M-58 -70q58 22 116 0", light(colour, .45), 4))


def cup(ink, w, h, colour, drink=None, handle=True):
    a = w / 2
    out = shadow(a + 8)
    if handle:
        out += line(f"M{n(a - 6)} {n(-h * .8)}q{n(a * .8)} 0 {n(a * .62)} {n(h * .34)}q-6 {n(h * .2)} {n(-a * .72)} {n(h * .16)}", dark(colour, .12), 10)
    out += path(f"M{n(-a)} {n(-h)}h{n(w)}q0 {n(h * .7)} {n(-a * .5)} {n(h - 4)}h{n(-a)}q{n(-a * .5)} {n(-h * .3)} {n(-a * .5)} {n(4 - h)}z", ink(colour))
    return out + disc(0, -h, a, light(colour, .35), w * .14) + disc(0, -h + 2, a * .86, drink or dark(colour, .1), w * .11)


def vase(ink, colour, stems=""):
    return (shadow(70) + at(0, -196, stems) + path("M-26 -200h52c-8 34 6 42 28 66c36 40 22 112 -14 132h-80c-36 -20 -50 -92 -14 -132c22 -24 36 -32 28 -66z", ink(colour))
            + disc(0, -200, 28, light(colour, .3), 7) + line("M-62 -96q62 22 124 0M-66 -76q66 24 132 0", light(colour, .45), 3))


def cushion(ink, colour, mark):
    return (shadow(120) + path("M-108 -12q-14 -100 -8 -196q112 -16 224 0q12 96 -4 196q-104 16 -212 0z", ink(colour)) + at(0, -110, mark)
            + line("M-98 -22q-10 -90 -6 -176M94 -22q12 -90 8 -176", light(colour, .4), 3))


def diamonds(colour, w=44, h=56, count=3):
    """A row of lozenges, as the weavers of the north-east make them."""
    return "".join(line(f"M{n(x - w * .4)} 0l{n(w * .4)} {n(-h / 2)}l{n(w * .4)} {n(h / 2)}l{n(-w * .4)} {n(h / 2)}z", colour, 5)
                   + disc(x, 0, 5, colour) for x in (w * (i - (count - 1) / 2) for i in range(count)))


def roll(ink, colour, w=250, r=44):
    """Cloth by the metre on its roll, the end hanging down."""
    return (shadow(w / 2 + 20, 15) + rect(-w / 2, -2 * r, w, 2 * r, ink(colour, True), r * .5) + disc(w / 2 - 6, -r, r * .46, light(colour, .3), r)
            + disc(w / 2 - 6, -r, r * .26, dark(colour, .25), r * .56) + path(f"M{n(-w / 2 + 6)} {n(-r)}h{n(w - 70)}q10 {n(r)} 0 {n(2 * r)}h{n(70 - w)}q-12 {n(-r)} 0 {n(-2 * r)}z", ink(light(colour, .12))))


def tie(ink, colour, stripe):
    return (path("M-22 -270h44l10 26l-18 22h-28l-18 -22z", ink(dark(colour, .1))) + path("M-14 -222h28l26 176l-40 44l-40 -44z", ink(colour))
            + path("M-20 -182l46 30l3 20l-52 -34zM-30 -112l66 42l2 18l-71 -44z", stripe))


def mat(ink, colour):
    return (shadow(170, 14) + path("M-150 -6l40 -52h250l-10 52z", ink(colour)) + rect(-176, -64, 60, 62, ink(dark(colour, .12)), 30) + disc(-146, -33, 30, ink(light(colour, .15)))
            + line("M-160 -33a14 14 0 1 1 14 14M-154 -34a8 8 0 1 1 8 8", dark(colour, .2), 3.5))


def tray(ink, colour, content=""):
    return (shadow(160, 16) + disc(0, -26, 158, ink(dark(colour, .15)), 46) + disc(0, -34, 158, ink(colour), 46) + disc(0, -32, 138, dark(colour, .18), 36)
            + disc(0, -30, 136, ink(light(colour, .1)), 35) + line("M-120 -30h240M-100 -46h200M-100 -14h200M-60 -60l-10 60M0 -64v68M60 -60l10 60", light(colour, .4), 2.5) + at(0, -34, content))


def table(ink, colour, glass):
    return (shadow(130) + line("M-92 -150l-24 146M92 -150l24 146M-40 -140v130M40 -140v130M-106 -50h212", dark(colour, .15), 11) + disc(0, -158, 138, ink(colour), 34)
            + disc(0, -164, 126, ink(glass), 28) + line("M-70 -168q40 -14 90 -8", "#ffffff", 4, ' opacity=".6"'))


def earring(ink, metal, stone):
    return line("M0 -150c-30 -24 -4 -60 18 -40", metal, 5) + disc(0, -138, 10, ink(metal)) + path("M0 -128c46 60 40 104 0 104s-46 -44 0 -104z", ink(metal)) + path("M0 -96c24 34 20 56 0 56s-24 -22 0 -56z", ink(stone))


def pump(ink, colour, cap, label):
    return bottle(ink, 96, 196, colour, cap, label, .36) + line("M0 -196v-26h-34v10", cap, 11)


def drip(ink, paper, band):
    return shadow(46, 8) + rect(-44, -128, 88, 128, ink(paper), 4) + rect(-44, -96, 88, 40, band) + line("M-44 -116h88", dark(paper, .2), 2, ' stroke-dasharray="5 4"') + disc(0, -28, 12, dark(paper, .45), 8)


def sprig(ink, stalk, leaves, size=38):
    """A stalk with leaves on both sides."""
    one = leaf(ink, size, leaves)
    return line("M0 0q10 -60 -4 -120", stalk, 4) + scatter(one, [(2, -20, -30), (4, -50, -36), (2, -84, -44), (2, -34, -146), (4, -66, -142), (-4, -112, -88)])


def rice_ear(ink, colour="#d9a93f"):
    return line("M0 0q6 -70 34 -120", "#8c8a3d", 4) + scatter(disc(0, 0, 6, ink(colour), 11), [(30, -122, 30), (14, -108, -20), (36, -98, 60), (8, -86, -24), (28, -74, 56), (2, -60, -24), (20, -48, 50)])


def cardboard(ink, w, h, d, content=""):
    """An open carton with what is in it."""
    a = w / 2
    return (shadow(a + d * .4) + at(0, -h, content) + rect(-a, -h, w, h, ink("#c9a06a"), 3) + path(f"M{n(-a)} {n(-h)}l-34 -20h46l30 20zM{n(a)} {n(-h)}l34 -20h-46l-30 20z", "#ddb983")
            + rect(-a, -h * .6, w, 14, "#b58a52"))


def young_coconut(ink):
    """Trimmed to a diamond: white husk, a pointed top."""
    return shadow(80) + path("M-62 -6l-14 -74l76 -66l76 66l-14 74q-62 12 -124 0z", ink("#f6eeda")) + line("M-76 -80q76 24 152 0M0 -146l-24 76M0 -146l24 76", "#dccfae", 3)


def mangosteen(ink):
    return disc(0, -46, 52, ink("#5e2746"), 48) + path("M-30 -88l14 12l16 -14l16 14l14 -12l-8 22h-44z", ink("#6f9a4c"))


def segment(ink, colour="#fbf6ea"):
    return path("M-20 0q-6 -30 20 -34q26 4 20 34q-20 12 -40 0z", ink(colour))


def cubes(ink, colour, places):
    one = rect(-14, -14, 28, 28, ink(colour), 5) + path("M-14 -10l8 -10h28l-8 10z", light(colour, .4))
    return scatter(one, places)


def rooster(ink, s=1):
    """The rooster of Lampang's bowls."""
    body = path("M-34 -20q-6 -30 -30 -36q30 -14 50 12q20 14 34 -6q-2 -28 16 -26q14 2 12 18l12 6l-12 4q2 40 -34 44q-34 4 -48 -16z", "#2b3a36")
    return at(0, 0, path("M-40 -28q-34 -10 -34 -40q20 -8 44 26z", "#3f7d52") + body + path("M26 -76q2 -12 8 -4q6 -10 8 2q8 -4 4 8h-16zM42 -54q8 6 2 14q-8 -4 -2 -14z", "#d0402f")
              + line("M-2 4v20M14 4v20", "#d9a23a", 4) + path("M-10 -16q20 -14 34 4q-18 16 -34 -4z", "#d9803a"), s)


def tube(ink, w, h, colour, cap):
    a = w / 2
    return shadow(a + 10) + path(f"M{n(-a)} {n(-h)}h{n(w)}l-10 {n(h * .82)}h{n(20 - w)}z", ink(colour)) + rect(-a, -h - 12, w, 18, dark(colour, .12), 2) + rect(-a + 8, -h * .2, w - 16, h * .2, ink(cap), 6)


def shoe_pair(ink, sole, strap):
    one = path("M-34 -150c-30 30 -14 60 -12 90c0 40 -4 62 30 62s36 -24 30 -62c-2 -30 26 -70 -6 -92q-22 -12 -42 2z", ink(sole)) + line("M-6 -112q-30 14 -34 44M-6 -112q24 16 16 48", strap, 9)
    return at(-62, 0, one, 1, -6) + at(62, 0, f'<g transform="scale(-1 1)">{one}</g>', 1, 6)


def cashew(ink, colour="#e0b678"):
    return path("M-24 4q-6 -26 16 -30q28 -4 32 20q2 16 -10 16q-10 -2 -8 -12q-6 -8 -12 0q0 14 -10 14q-6 0 -8 -8z", ink(colour))


def twist(ink, colour):
    """A sweet in twisted paper."""
    return path("M-22 -4l-24 -16v34zM22 -4l24 -16v34z", light(colour, .3)) + disc(0, -3, 24, ink(colour), 17)


def fish(ink, colour):
    return path("M-60 0q50 -44 96 0l26 -22v44l-26 -22q-46 44 -96 0z", ink(colour)) + disc(-38, -4, 4, "#3b3a48") + line("M-16 -12q8 12 0 24M4 -14q8 14 0 28M22 -8q6 8 0 16", dark(colour, .3), 3)


def clutch(ink, colour, flap, mark=""):
    return shadow(160) + rect(-150, -170, 300, 168, ink(colour), 18) + path("M-150 -158q0 -14 16 -14h268q16 0 16 14l-132 90q-18 12 -36 0z", ink(flap)) + disc(0, -66, 13, "#e0b45c") + at(0, -28, mark)


def bucket_hat(ink, colour, inside):
    return (shadow(150, 14) + path("M-84 -150q84 -26 168 0l24 96h-216z", ink(colour)) + path("M-108 -58q108 26 216 0q30 28 44 50q-152 34 -304 0q14 -22 44 -50z", ink(dark(colour, .08)))
            + line("M-126 -30q126 26 252 0M-136 -18q136 28 272 0", light(colour, .35), 2.5, ' stroke-dasharray="7 6"') + disc(0, -150, 84, ink(inside), 15))


def low_table(ink, colour):
    return (shadow(210, 16) + line("M-160 -70l-14 66M160 -70l14 66M-110 -64v50M110 -64v50", dark(colour, .2), 17) + path("M-190 -96l40 -44h300l40 44z", ink(light(colour, .15))) + rect(-190, -96, 380, 26, ink(colour), 6)
            + line("M-130 -118q100 12 180 0M-90 -130h200M-150 -104h130", dark(colour, .18), 2.5))


def teak_stool(ink, colour):
    return (shadow(130) + line("M-82 -150l-26 146M82 -150l26 146M-30 -150l-6 130M30 -150l6 130", dark(colour, .12), 19) + line("M-92 -70h184", dark(colour, .2), 12)
            + disc(0, -156, 124, ink(dark(colour, .1)), 28) + disc(0, -166, 124, ink(colour), 28) + line("M-84 -170q80 16 160 0M-50 -180q50 8 110 2", dark(colour, .2), 2.5))


def lid_basket(ink, colour):
    return basket(ink, 200, 250, colour) + path("M-110 -256q110 -60 220 0z", ink(light(colour, .1))) + disc(0, -290, 14, ink(dark(colour, .2)))


def mattress(ink, colour, edge):
    return (shadow(250, 16) + path("M-230 -60l70 -70h340l50 70z", ink(light(colour, .3))) + rect(-230, -62, 460, 54, ink(colour), 14) + line("M-222 -36h444", edge, 5)
            + scatter(disc(0, 0, 5, dark(colour, .12), 3), [(x + y, -70 - y * .8) for y in (6, 30, 52) for x in (-170, -90, -10, 70)]))
