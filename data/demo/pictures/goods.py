"""What stands on each drawing: `(shop, listing): (trade, parts at their places)`. The palette is the trade's."""

from parts import *  # noqa: F403 - the words this list is written in

# Wall, table, glow behind the goods.
TRADES = {
    "fruit": ("#fbe8c6", "#d9a05b", "#fff6dd"),
    "farm": ("#e9edd6", "#b89a66", "#f8faec"),
    "silk": ("#eee3ea", "#a97f8f", "#fbf4f8"),
    "clay": ("#e1ebe6", "#9aa99b", "#f4faf7"),
    "rubber": ("#dfe8ef", "#8ea3b3", "#f3f8fb"),
    "spa": ("#e4efe6", "#a3916f", "#f6fbf5"),
    "wood": ("#f1e6d6", "#a77b50", "#fcf5ea"),
    "silver": ("#e3e4ee", "#7f7d94", "#f6f6fb"),
    "indigo": ("#e3e8f1", "#8b93ab", "#f5f7fb"),
    "coffee": ("#efe2d3", "#8a6142", "#faf2e8"),
}

GOODS = {
    ("chanthaburi-sun-fruit", "dried-mango"): ("fruit", lambda ink: [
        at(210, 392, pouch(ink, 170, 236, "#e8a23a", "#fff3d6", at(0, 34, mango(ink, "#f0a92e"), .62))),
        at(432, 408, plate(ink, 240, "#f7efe2", scatter(strip(ink, "#f2a83b"), [(-40, 6), (44, 10), (0, -14, -12), (20, -30, 10)])))]),
    ("chanthaburi-sun-fruit", "dried-banana"): ("fruit", lambda ink: [
        at(210, 392, pouch(ink, 170, 236, "#cf8a3c", "#fff3d6", at(2, 16, banana(ink, "#f0c648"), .5, -14))),
        at(436, 408, plate(ink, 240, "#f7efe2", scatter(strip(ink, "#a9642c", 120), [(-34, 10, -4), (40, 8, 4), (-8, -14, -8), (14, -34, 5)])))]),
    ("chanthaburi-sun-fruit", "dried-coconut"): ("fruit", lambda ink: [
        at(206, 392, pouch(ink, 170, 236, "#7fa58a", "#fffaf0", at(0, 42, coconut(ink), .56))),
        at(424, 410, bowl(ink, 190, 104, "#8a5a36", "#fbf6ea", heap(ink, 150, 44, "#fffdf6"))),
        at(540, 414, coconut(ink, 58))]),
    ("chanthaburi-sun-fruit", "dried-fruit-mix"): ("fruit", lambda ink: [
        at(206, 392, pouch(ink, 170, 236, "#c8583c", "#fff3d6", at(0, 44, pineapple(ink), .46))),
        at(436, 410, bowl(ink, 230, 110, "#f5efe4", "#f2dcae", scatter(strip(ink, "#f2a83b"), [(-46, -2, -8), (38, -14, 9)])
                          + scatter(strip(ink, "#e0623f"), [(48, 10, 4, .8), (-20, -30, -6, .8), (16, -46, 12, .7)])))]),
    ("doi-mok-coffee", "arabica-medium-roast"): ("coffee", lambda ink: [
        at(220, 398, pouch(ink, 190, 260, "#a8542f", "#efe2d3", scatter(bean(ink), [(-8, -6, 30), (14, 12, -20)])), 1.1),
        at(448, 416, scatter(bean(ink), [(-70, 0, 10), (-30, 6, 60), (6, -4, -20), (46, 4, 30), (-50, -16, 100), (-12, -20, 20), (26, -18, 70), (70, -6, -40), (4, -34, 40)]), 1.2)]),
    ("doi-mok-coffee", "arabica-dark-roast"): ("coffee", lambda ink: [
        at(220, 398, pouch(ink, 190, 260, "#3f2f28", "#efe2d3", scatter(bean(ink, "#3a241a"), [(-8, -6, 30), (14, 12, -20)])), 1.1),
        at(448, 416, scatter(bean(ink, "#3a241a"), [(-70, 0, 10), (-30, 6, 60), (6, -4, -20), (46, 4, 30), (-50, -16, 100), (-12, -20, 20), (26, -18, 70), (70, -6, -40), (4, -34, 40)]), 1.2)]),
    ("doi-mok-coffee", "drip-coffee-box"): ("coffee", lambda ink: [
        at(200, 402, box(ink, 170, 150, 50, "#3f5f52"), 1.1),
        at(370, 408, drip(ink, "#efe6d6", "#8a6142"), 1.2, -4),
        at(490, 412, drip(ink, "#efe6d6", "#3f5f52"), 1.1, 5)]),
    ("doi-mok-coffee", "green-coffee-beans"): ("coffee", lambda ink: [
        at(230, 402, sack(ink, 230, 270, "#c9a878", "#6b4423", scatter(bean(ink, "#8a9a5c"), [(-16, 0, 30), (16, 8, -30)])), 1.1),
        at(460, 414, bowl(ink, 180, 90, "#f5efe4", "#8a9a5c", scatter(bean(ink, "#8a9a5c"), [(-50, -4, 20), (-14, -10, 70), (22, -8, -20), (54, 0, 40), (4, -22, 10)])), 1.1)]),
    ("doi-mok-coffee", "oolong-tea"): ("coffee", lambda ink: [
        at(190, 396, tin(ink, 130, 190, "#3f6f5a", "#c9a24a"), 1.1),
        at(360, 410, teapot(ink, "#b5653f"), .85),
        at(520, 418, cup(ink, 80, 60, "#f7f0e6", "#c98a3a", False), 1.05)]),
    ("hat-yai-latex-works", "household-gloves"): ("rubber", lambda ink: [
        at(240, 412, glove(ink, "#f0c23f"), 1.15, -8),
        at(410, 412, glove(ink, "#f2cf63"), 1.15, 10)]),
    ("hat-yai-latex-works", "latex-pillow"): ("rubber", lambda ink: [
        at(320, 412, pillow(ink, "#fdfaf0"), 1.35),
        at(320, 296, pillow(ink, "#e8eef2"), 1.1)]),
    ("hat-yai-latex-works", "latex-mattress"): ("rubber", lambda ink: [
        at(310, 400, mattress(ink, "#f6f1e2", "#8fb0c4"), 1.12),
        at(170, 290, pillow(ink, "#ffffff"), .62)]),
    ("hat-yai-latex-works", "rubber-door-mat"): ("rubber", lambda ink: [
        at(320, 420, shadow(230, 18) + path("M-230 -10l60 -110h340l60 110z", ink("#4a5560")) + line("M-182 -36h364M-168 -60h336M-156 -84h312M-144 -106h288", light("#4a5560", .3), 7) + path("M-230 -10h460v12h-460z", "#333c45"))]),
    ("hat-yai-latex-works", "rubber-flip-flops"): ("rubber", lambda ink: [
        at(320, 410, shadow(170, 18) + shoe_pair(ink, "#3f8fa8", "#f0c23f"), 1.45)]),
    ("klaeng-orchard", "fresh-durian-monthong"): ("fruit", lambda ink: [
        at(230, 402, cardboard(ink, 250, 120, 60, at(-56, 36, durian(ink), .78) + at(58, 36, durian(ink), .78)), 1.1),
        at(486, 414, shadow(70) + durian(ink), 1.05)]),
    ("klaeng-orchard", "young-coconut"): ("fruit", lambda ink: [
        at(240, 404, young_coconut(ink), 1.4),
        at(440, 414, young_coconut(ink), 1.1)]),
    ("klaeng-orchard", "frozen-mangosteen"): ("fruit", lambda ink: [
        at(206, 394, pouch(ink, 180, 244, "#6a3f7d", "#eaf3fa", at(0, 40, mangosteen(ink), .75)), 1.08),
        at(440, 410, bowl(ink, 200, 100, "#dfeaf2", "#c8dceb", scatter(segment(ink), [(-56, 4, -10), (-18, 0, 8), (22, 2, -6), (58, 6, 10), (-36, -22, -12), (2, -26), (40, -22, 12)])), 1.12)]),
    ("klaeng-orchard", "frozen-durian"): ("fruit", lambda ink: [
        at(206, 394, pouch(ink, 180, 244, "#7d8f3a", "#eaf3fa", at(0, 42, durian(ink), .6)), 1.08),
        at(440, 412, plate(ink, 240, "#dfeaf2", scatter(path("M-58 0q-6 -40 40 -44q64 0 76 34q-50 34 -116 10z", ink("#f2d777", True)), [(-34, 6, -4), (36, 8, 6), (2, -22, -2)])), 1.08)]),
    ("klaeng-orchard", "frozen-mango"): ("fruit", lambda ink: [
        at(206, 394, pouch(ink, 180, 244, "#3f86b0", "#fff6dd", at(0, 34, mango(ink, "#f0a92e"), .62)), 1.08),
        at(440, 410, bowl(ink, 210, 104, "#dfeaf2", "#f2c766", cubes(ink, "#f2a83b", [(-60, 0), (-26, -4), (8, 0), (44, -4), (70, 2), (-42, -28), (-6, -30), (30, -30), (12, -56)])), 1.12)]),
    ("lampang-rooster-ceramics", "rooster-bowl-6in"): ("clay", lambda ink: [
        at(320, 412, bowl(ink, 300, 160, "#f4efe4", "#ece4d2") + at(-4, -62, rooster(ink), .95) + at(84, -74, leaf(ink, 44, "#5b8f45", -40)) + at(-92, -78, leaf(ink, 44, "#5b8f45", -140)), 1.2)]),
    ("lampang-rooster-ceramics", "rooster-plate-8in"): ("clay", lambda ink: [
        at(320, 270, disc(4, 10, 180, "#2a1a12", None, ' opacity=".16"') + disc(0, 0, 176, ink("#f4efe4")) + disc(0, 0, 128, ink("#fbf8f0")) + disc(0, 0, 168, "none", None, ' stroke="#5b8f45" stroke-width="5" stroke-dasharray="2 14" stroke-linecap="round"') + at(4, 40, rooster(ink), 1.3) + at(-84, 70, flower(ink, "#c85a6a", "#f0c648", 22)))]),
    ("lampang-rooster-ceramics", "porcelain-mug"): ("clay", lambda ink: [
        at(236, 408, cup(ink, 150, 150, "#b7bcb4", "#6b4423"), 1.2),
        at(440, 416, cup(ink, 150, 150, "#f4f1ea", "#c98a3a"), 1)]),
    ("lampang-rooster-ceramics", "teapot-set"): ("clay", lambda ink: [
        at(250, 404, teapot(ink, "#f1efe6") + at(0, -34, sprig(ink, "#4f7a3c", "#6f9a58", 20), .5), 1.15),
        at(440, 420, cup(ink, 76, 60, "#f1efe6", "#c98a3a", False), 1),
        at(530, 420, cup(ink, 76, 60, "#f1efe6", "#c98a3a", False), 1),
        at(486, 376, cup(ink, 76, 60, "#f1efe6", "#c98a3a", False), .85)]),
    ("lampang-rooster-ceramics", "ceramic-rooster-figure"): ("clay", lambda ink: [
        at(320, 414, shadow(110) + path("M-70 -4q70 -30 140 0l10 8h-160z", ink("#d9c9a8")) + at(10, -46, rooster(ink), 2.4))]),
    ("nakhon-pathom-crunch", "durian-chips"): ("farm", lambda ink: [
        at(206, 394, pouch(ink, 180, 244, "#8a9a3a", "#fff6e4", at(0, 42, durian(ink), .6)), 1.08),
        at(440, 410, bowl(ink, 200, 100, "#f7f3ea", "#f0d77a", scatter(disc(0, 0, 30, ink("#f2d777", True), 13), [(-52, 2, -14), (0, 0, 10), (50, 4, -8), (-28, -22, 16), (28, -24, -16), (0, -42, 6)])), 1.12)]),
    ("nakhon-pathom-crunch", "roasted-cashew"): ("farm", lambda ink: [
        at(206, 394, pouch(ink, 180, 244, "#c27f3a", "#fff6e4", at(0, 8, cashew(ink), 1.3)), 1.08),
        at(440, 410, bowl(ink, 200, 96, "#f7f3ea", "#c99a5c", scatter(cashew(ink), [(-58, 4, -20), (-12, 0, 30), (38, 4, -10), (64, -4, 50), (-36, -24, 60), (10, -28, -30), (40, -32, 10)])), 1.12)]),
    ("nakhon-pathom-crunch", "toasted-coconut-chips"): ("farm", lambda ink: [
        at(210, 394, pouch(ink, 180, 244, "#c8803c", "#fffaf0", at(0, 44, coconut(ink), .6)), 1.08),
        at(440, 410, bowl(ink, 210, 104, "#f5efe4", "#f2e3c4", scatter(path("M-40 0q40 -30 80 -6q-40 4 -80 6z", ink("#f3dcae", True)), [(-40, 0, -10), (30, -6, 12), (-10, -24, -30), (20, -36, 18), (56, 6, -8), (-60, -14, 30)])), 1.12)]),
    ("nakhon-pathom-crunch", "coconut-candy"): ("farm", lambda ink: [
        at(206, 396, box(ink, 180, 150, 56, "#f4efe4", "#5b8f45"), 1.12),
        at(440, 416, scatter(twist(ink, "#e8c27a"), [(-70, 0, 10), (10, 6, -8), (84, -4, 14), (-34, -40, -6), (50, -44, 8), (6, -82, -10)]), 1.05)]),
    ("nakhon-pathom-crunch", "sweet-chili-sauce"): ("farm", lambda ink: [
        at(230, 404, bottle(ink, 120, 270, "#d8482f", "#f0c23f", "#fff3d6"), 1.12),
        at(440, 412, bowl(ink, 150, 70, "#f7f3ea", "#d8482f"), 1.05),
        at(500, 342, chilli(ink), .9, -10)]),
    ("nan-hill-silver", "silver-bangle"): ("silver", lambda ink: [
        at(320, 424, shadow(130) + bangle(ink, "#b4b7c6", -50, 116) + scatter(leaf(ink, 34, "#d4d6e0"), [(-92, -26, 24), (-50, -6, 10), (0, 0), (46, -6, -10)]), 1.35)]),
    ("nan-hill-silver", "silver-earrings"): ("silver", lambda ink: [
        at(250, 404, earring(ink, "#b4b7c6", "#8a8da0"), 1.7),
        at(390, 404, earring(ink, "#b4b7c6", "#8a8da0"), 1.7)]),
    ("nan-hill-silver", "silver-necklace"): ("silver", lambda ink: [
        at(320, 430, necklace(ink, "#b4b7c6", disc(0, 0, 26, ink("#c6c8d4")) + flower(ink, "#8a8da0", "#e3e4ee", 14)), 1.25)]),
    ("nan-hill-silver", "silver-ring"): ("silver", lambda ink: [
        at(320, 424, shadow(96) + disc(0, -104, 92, "none", None, f' stroke="{ink("#a9adbd")}" stroke-width="26"') + disc(0, -104, 92, "none", None, ' stroke="#e9eaf2" stroke-width="20" stroke-dasharray="9 12"') + disc(0, -104, 92, "none", None, ' stroke="#8a8da0" stroke-width="3" stroke-dasharray="14 7"'), 1.25)]),
    ("nan-hill-silver", "silver-pendant"): ("silver", lambda ink: [
        at(320, 90, line("M-130 0q20 130 130 130q110 0 130 -130", "#9a9db0", 5) + disc(0, 134, 9, ink("#b4b7c6")) + at(-10, 190, fish(ink, "#b4b7c6"), 1.5) + at(10, 262, f'<g transform="scale(-1 1)">{fish(ink,"#c6c8d4")}</g>', 1.5))]),
    ("pak-thong-chai-silk", "silk-scarf-plain"): ("silk", lambda ink: [
        at(320, 424, scarf(ink, "#9c3f66", "#b0527a"), 1.25)]),
    ("pak-thong-chai-silk", "silk-shawl-mudmee"): ("silk", lambda ink: [
        at(320, 424, scarf(ink, "#7a2f52", "#e0b45c") + at(28, -150, diamonds("#f0c98a", 36, 48)) + at(28, -210, diamonds("#f0c98a", 36, 48)), 1.25)]),
    ("pak-thong-chai-silk", "silk-tie"): ("silk", lambda ink: [
        at(250, 424, tie(ink, "#7a2f52", "#e0b45c"), 1.2, -4),
        at(400, 420, tie(ink, "#2f4f7a", "#c9b27a"), 1.15, 7)]),
    ("pak-thong-chai-silk", "silk-fabric-dyed"): ("silk", lambda ink: [
        at(300, 404, roll(ink, "#c98a3a", 300, 48), 1),
        at(330, 318, roll(ink, "#9c3f66", 290, 46), 1),
        at(300, 236, roll(ink, "#3f6f8c", 270, 42), 1)]),
    ("pak-thong-chai-silk", "silk-pouch"): ("silk", lambda ink: [
        at(320, 412, clutch(ink, "#9c3f66", "#b5527c", diamonds("#f0c98a", 40, 30)), 1.2)]),
    ("pathum-herb-care", "tamarind-face-mask"): ("spa", lambda ink: [
        at(250, 404, tube(ink, 120, 250, "#b5703f", "#fff6e4") + disc(0, -150, 34, "#fff3d6") + at(0, -150, path("M-26 4q10 -20 26 -8q14 -14 26 2q-8 18 -24 8q-14 12 -28 -2z", "#6b3f22")), 1.1),
        at(440, 414, scatter(path("M-70 0q20 -34 50 -16q24 -20 48 -4q26 -12 42 8q-14 26 -40 14q-22 16 -46 4q-32 12 -54 -6z", ink("#7d4f2c")), [(0, 0), (20, -34, 10)]), 1)]),
    ("pathum-herb-care", "rice-milk-cream"): ("spa", lambda ink: [
        at(250, 404, jar(ink, 170, 140, "#f6f1e2", "#c9a86a", "#e8e4cf"), 1.25),
        at(450, 410, rice_ear(ink), 1.5),
        at(500, 414, rice_ear(ink), 1.2, 14)]),
    ("pathum-herb-care", "butterfly-pea-shampoo"): ("spa", lambda ink: [
        at(240, 404, bottle(ink, 120, 250, "#5a4fa0", "#efeaf6", "#efeaf6"), 1.12),
        at(430, 388, flower(ink, "#4a52b8", "#f6f1e2", 46, 5)),
        at(510, 404, flower(ink, "#5a62c8", "#f6f1e2", 32, 5))]),
    ("pathum-herb-care", "herbal-toothpaste"): ("spa", lambda ink: [
        at(320, 408, box(ink, 330, 70, 40, "#4f8a5c") + at(-90, -34, sprig(ink, "#dfe8d8", "#dfe8d8", 14), .34)),
        at(290, 300, at(0, 0, tube(ink, 90, 230, "#eef2e6", "#4f8a5c"), 1, 90)),
        at(500, 296, at(0, 0, rect(-60, -7, 150, 14, ink("#c8a064"), 7) + rect(-58, -30, 52, 24, "#fdfaf0", 4), 1, -16))]),
    ("pathum-herb-care", "turmeric-body-wash"): ("spa", lambda ink: [
        at(240, 404, pump(ink, "#e0a22f", "#6d4a2f", "#fff6e4"), 1.4),
        at(450, 412, scatter(path("M-50 0q-4 -30 26 -28q8 -24 30 -8q30 -4 32 18q20 4 10 20q-50 18 -98 -2z", ink("#c9802f")), [(0, 0), (24, -34, 12, .8)]), 1.1)]),
    ("phayao-hyacinth-weave", "hyacinth-storage-basket"): ("wood", lambda ink: [
        at(320, 408, line("M-118 -150q-44 -44 -50 10M118 -150q44 -44 50 10", "#94703f", 12) + basket(ink, 260, 170, "#c49a62"), 1.3)]),
    ("phayao-hyacinth-weave", "hyacinth-laundry-basket"): ("wood", lambda ink: [
        at(320, 420, lid_basket(ink, "#c49a62"), 1.25)]),
    ("phayao-hyacinth-weave", "hyacinth-tote"): ("wood", lambda ink: [
        at(320, 416, line("M-60 -150c0 -110 120 -110 120 0", "#7d5f43", 12) + basket(ink, 250, 160, "#b98f55"), 1.3)]),
    ("phayao-hyacinth-weave", "rattan-bread-tray"): ("wood", lambda ink: [
        at(320, 420, tray(ink, "#c49a62", scatter(path("M-50 0q0 -40 50 -40t50 40q-50 16 -100 0z", ink("#c9833f")) + line("M-20 -28l8 18M4 -32l6 20M26 -26l4 16", "#f0d2a0", 4), [(-48, 4), (48, 8), (0, -24)])), 1.35)]),
    ("phayao-hyacinth-weave", "hyacinth-hat"): ("wood", lambda ink: [
        at(320, 410, hat(ink, "#cfa868", "#7d5f43") + line("M-128 -14q128 30 256 0M-72 -74q72 20 144 0M-66 -96q66 18 132 0", dark("#cfa868", .16), 3), 1.4)]),
    ("phrae-teak-home", "teak-stool"): ("wood", lambda ink: [
        at(320, 424, teak_stool(ink, "#b0753f"), 1.45)]),
    ("phrae-teak-home", "teak-side-table"): ("wood", lambda ink: [
        at(320, 426, table(ink, "#a86c38", "#b9804a") + line("M-80 -168q80 12 150 -2", "#94602f", 2.5), 1.3),
        at(300, 206, vase(ink, "#8fb5a0", sprig(ink, "#5b7f4a", "#6f9a58", 26)), .5)]),
    ("phrae-teak-home", "teak-low-table"): ("wood", lambda ink: [
        at(320, 420, low_table(ink, "#a86c38"), 1.3),
        at(280, 258, teapot(ink, "#6f7f78"), .5),
        at(390, 258, cup(ink, 60, 46, "#f7f3ea", "#c98a3a", False), .9)]),
    ("phrae-teak-home", "teak-serving-board"): ("wood", lambda ink: [
        at(320, 418, at(0, 0, shadow(210, 16) + path("M-210 -20l50 -80h240l30 26h70q22 8 14 26l-70 4l-26 40q-150 10 -308 -16z", ink("#b0753f")) + disc(160, -58, 9, "#7d4f28") + line("M-160 -40q120 20 240 2M-140 -66q90 12 200 0M-120 -86h150", dark("#b0753f", .2), 2.5)), 1.2),
        at(290, 316, scatter(round_fruit(ink, 24, "#c85a3a"), [(-30, 30), (24, 34)]) + at(-100, 34, strip(ink, "#f0d9a0")))]),
    ("phrae-teak-home", "teak-bowl"): ("wood", lambda ink: [
        at(320, 412, bowl(ink, 280, 140, "#a86c38", "#8a5426", scatter(leaf(ink, 90, "#6f9a4c"), [(-70, 4, -40), (0, 6, -70), (60, 6, -130), (-20, 2, -110), (40, 4, -40)]) + scatter(disc(0, 0, 17, ink("#d0402f")), [(-50, -8), (20, -16), (72, -2)])) + line("M-104 -86q104 46 208 0", light("#a86c38", .3), 3), 1.25)]),
    ("sakon-indigo", "indigo-scarf"): ("indigo", lambda ink: [
        at(320, 424, scarf(ink, "#2f4a7d", "#dfe8f4") + scatter(disc(0, 0, 13, "none", None, ' stroke="#dfe8f4" stroke-width="4"'), [(0, -230), (56, -230), (28, -190), (0, -150), (56, -150)]), 1.25)]),
    ("sakon-indigo", "indigo-t-shirt"): ("indigo", lambda ink: [
        at(320, 428, shadow(110) + path("M-50 -240l-82 44l26 62l34 -16v148h144v-148l34 16l26 -62l-82 -44q-50 48 -100 0z", ink("#2f4a7d")) + line("M-50 -238q50 54 100 0", "#5f7fb5", 7) + line("M-64 -16h128", light("#2f4a7d", .25), 2.5), 1.35)]),
    ("sakon-indigo", "indigo-cushion-cover"): ("indigo", lambda ink: [
        at(320, 416, cushion(ink, "#2f4a7d", diamonds("#dfe8f4", 56, 72) + at(0, -64, diamonds("#8fb0dc", 30, 26, 5)) + at(0, 64, diamonds("#8fb0dc", 30, 26, 5))), 1.3)]),
    ("sakon-indigo", "indigo-handbag"): ("indigo", lambda ink: [
        at(320, 424, tote(ink, "#2f4a7d", diamonds("#f3ead8")), 1.3)]),
    ("sakon-indigo", "indigo-bucket-hat"): ("indigo", lambda ink: [
        at(320, 408, bucket_hat(ink, "#2f4a7d", "#8fb0dc"), 1.35)]),
    ("samui-coconut-spa", "massage-oil-lemongrass"): ("spa", lambda ink: [
        at(240, 404, pump(ink, "#d9c25c", "#4a5f3f", "#fff6e4"), 1.4),
        at(440, 412, line("M0 0q20 -110 70 -180M20 4q40 -90 100 -140M-16 0q0 -110 20 -200", "#7fa35a", 11) + line("M0 0l-6 6M20 4l-8 6M-16 0l2 8", "#efe6c8", 16))]),
    ("samui-coconut-spa", "coconut-soap-bar"): ("spa", lambda ink: [
        at(230, 410, soap(ink, "#fbf6ea", 190, 84) + rect(-40, -84, 80, 84, "#b98a55"), 1.15),
        at(250, 314, soap(ink, "#f3ead8", 170, 70) + rect(-36, -70, 72, 70, "#8fae72"), 1),
        at(470, 418, coconut(ink, 70))]),
    ("samui-coconut-spa", "bath-salt-pandan"): ("spa", lambda ink: [
        at(250, 404, jar(ink, 160, 170, "#e6f0e2", "#b98a55", "#fff6e4", "#b9d69a"), 1.25),
        at(452, 410, leaf(ink, 150, "#4f8a3c", -70) + leaf(ink, 140, "#5f9a48", -100) + leaf(ink, 120, "#6faa58", -46)),
        at(430, 414, heap(ink, 120, 30, "#e9f3dc"))]),
    ("samui-coconut-spa", "spa-candle"): ("spa", lambda ink: [
        at(290, 414, shadow(120) + path("M-130 -90q130 50 260 0q-8 84 -130 88q-122 -4 -130 -88z", ink("#6d4a2f")) + disc(0, -90, 130, "#8a6442", 28) + disc(0, -88, 116, ink("#fbf3e0"), 22) + line("M0 -86v-26", "#4a3324", 4) + path("M0 -160q28 36 0 52q-28 -16 0 -52z", "#f2b23d"), 1.15),
        at(500, 394, flower(ink, "#fffaf0", "#f2c23d", 40))]),
    ("samui-coconut-spa", "virgin-coconut-oil"): ("spa", lambda ink: [
        at(230, 404, bottle(ink, 120, 270, "#eef2e4", "#6d4a2f", "#fffaf0"), 1.15),
        at(440, 418, coconut(ink, 80), 1.1)]),
    ("surin-hom-mali", "hom-mali-white-5kg"): ("farm", lambda ink: [
        at(214, 398, sack(ink, 220, 270, "#f0e6d0", "#3f7d52", rice_ear(ink)), 1.05),
        at(440, 410, bowl(ink, 200, 104, "#f7f3ea", "#e9e2d2", heap(ink, 160, 58, "#fffdf6")), 1.1)]),
    ("surin-hom-mali", "riceberry-brown-1kg"): ("farm", lambda ink: [
        at(214, 396, pouch(ink, 180, 250, "#5a3a63", "#f3ead8", at(-8, 46, rice_ear(ink, "#5a3a63"), .8)), 1.05),
        at(440, 410, bowl(ink, 200, 104, "#f7f3ea", "#4a2f52", heap(ink, 160, 58, "#5d3d63", disc(0, 0, 7, "#7d5a80", 3), [(-40, -8, 20), (-10, -34, -20), (30, -22, 40), (50, -2), (8, -10, 60), (-28, -24, -50)])), 1.1)]),
    ("surin-hom-mali", "rice-vermicelli"): ("farm", lambda ink: [
        at(214, 396, pouch(ink, 180, 250, "#3f8a6c", "#fff6e4", at(0, 16, noodles(ink, "#efe8d8"), .6)), 1.05),
        at(444, 410, bowl(ink, 220, 108, "#3f6f8c", "#f5e6c4", at(0, 6, noodles(ink, "#fffaf0"), 1.2)), 1.1)]),
    ("surin-hom-mali", "rice-noodle-flat"): ("farm", lambda ink: [
        at(214, 396, pouch(ink, 180, 250, "#c8583c", "#fff6e4", at(0, 16, noodles(ink, "#e8d6b0"), .6)), 1.05),
        at(444, 410, bowl(ink, 220, 108, "#3f6f8c", "#f5e6c4", at(0, 6, noodles(ink, "#fbf1da"), 1.2)), 1.1)]),
    ("surin-hom-mali", "rice-flour"): ("farm", lambda ink: [
        at(214, 396, pouch(ink, 180, 250, "#f0e6d0", "#fffdf6", at(-8, 46, rice_ear(ink), .8)), 1.05),
        at(440, 410, bowl(ink, 200, 104, "#b98a55", "#f7f3ea", heap(ink, 160, 62, "#fffefa")), 1.1),
        at(476, 340, spoon(ink, "#a87b46", 130), 1, 38)]),
}
